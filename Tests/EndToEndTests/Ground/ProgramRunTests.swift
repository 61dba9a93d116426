import TestSupport
import Testing

@Suite struct ProgramRunTests {
    @Test func helpIsWrittenToStandardOutput() throws {
        let run = try ProgramRun.emoscope("--help")
        #expect(run.exitCode == 0)
        #expect(run.standardOutput.contains("USAGE: emoscope"))
        #expect(run.standardError == "")
    }

    @Test func aProgramThatTakesTooLongIsAFailure() throws {
        var program = Program.emoscope(["5"], home: "/")
        program.path = "/bin/sleep"
        let sleeper = try RunningProgram(program)
        #expect(throws: ProgramError.self) { try sleeper.wait(seconds: 0.05) }
    }

    @Test func aSignalIsReportedAsTheShellDoes() throws {
        var program = Program.emoscope(["5"], home: "/")
        program.path = "/bin/sleep"
        let sleeper = try RunningProgram(program)
        sleeper.signal(15)
        #expect(try sleeper.wait().exitCode == 143)
    }
}
