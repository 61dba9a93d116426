import Foundation
import TestSupport
import Testing

/// The workbench costs nothing while nothing happens, and nothing that is typed breaks it.
@Suite struct QuietStories {
    @Test func anIdleWorkbenchTakesNoTimeOnTheProcessor() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.waitFor("waveform")
        // Clips near the selection are analysed ahead; after that there is silence.
        try terminal.waitForRest()
        let before = try ProcessorTime(of: terminal.foregroundGroup)
        #expect(try terminal.staysSilent(seconds: 2))
        #expect(try ProcessorTime(of: terminal.foregroundGroup) == before)
        #expect(try workbench.quit() == 0)
    }

    /// Ten thousand keys over all seeds.
    @Test(arguments: [1, 2, 3, 4])
    func randomKeysNeverBreakTheWorkbench(seed: UInt64) throws {
        let workbench = try OpenWorkbench(columns: 100, rows: 30)
        let terminal = workbench.terminal
        // Without q, which may leave, and s, which may start a training that takes minutes.
        let keys = Array("jkhlgGnNpPiIvVfFzZmMyYaAdDtTuUcCeEwWoObB123456/:?+-[]<>=.,;! \t\r\u{1B}\u{4}\u{15}\u{6}".utf8)
        var state = seed
        var warm = 0
        for count in 0..<2500 {
            if count == 1000 {
                try terminal.waitForRest()
                warm = try residentKilobytes(of: terminal.foregroundGroup)
            }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            try terminal.press(KeyPress(bytes: [keys[Int(state >> 33) % keys.count]]))
            if state >> 60 == 0 {
                terminal.resize(columns: 20 + Int(state >> 40) % 120, rows: 4 + Int(state >> 20) % 50)
            }
        }
        terminal.resize(columns: 120, rows: 40)
        try terminal.press(.escape, .escape, .escape, .escape)
        try terminal.waitFor("1 Clips")
        try terminal.waitForRest()
        // No pane is stale: what was drawn change by change is what is drawn afresh.
        let changed = terminal.screen.lines
        try terminal.press(.control("l"))
        try terminal.waitForRest()
        #expect(terminal.screen.lines == changed)
        // Caches are full after a thousand keys; what grows after that is lost.
        #expect(try residentKilobytes(of: terminal.foregroundGroup) < warm + 50_000)
        #expect(try workbench.quit() == 0)
        #expect(workbench.isTerminalIntact)
    }
}

/// The memory that a process holds, kB.
private func residentKilobytes(of process: Int32) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
}

/// What the kernel says that a process has cost: ticks of the processor, and how often its first thread woke up.
private struct ProcessorTime: Equatable {
    let ticks: Int
    let wakeUps: Int

    init(of process: Int32) throws {
        let stat = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        // Behind the name, which stands in brackets, user and system time are the 12th and 13th.
        let fields = stat.drop { $0 != ")" }.split(separator: " ")
        ticks = (Int(fields[12]) ?? 0) + (Int(fields[13]) ?? 0)
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
        wakeUps = line?.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) } ?? 0
    }
}
