import Corpora
import Foundation
import Recognition
import TestSupport
import Testing
import Workbench

/// The command lines that the workbench shows are given to a shell as they are.
@Suite struct HeadlessStories {
    @Test func everyCommandLineThatTheWorkbenchShowsWorks() throws {
        let folder = try TrainingFolder()
        for name in ["first", "second"] {
            let run = try folder.train("--protocol", "speakers:2", "--run", folder.home["runs/\(name)"])
            #expect(run.exitCode == 0, "\(run.standardError)")
        }
        var state = try openWorkbench(on: folder)
        var lines: [String] = []
        for screen in ["clips", "classes", "train", "evaluate", "classify", "runs"] {
            _ = update(&state, .command(try command("global.show-\(screen)")))
            for _ in 0..<2 {
                for command in Command.all {
                    guard case .line(let line) = state.headless(for: command), !lines.contains(line) else { continue }
                    lines.append(line)
                }
                _ = update(&state, .command(.global(.nextPane)))
            }
        }
        #expect(lines.count > 25)
        for line in lines {
            // What moves or removes a run finds it where it was.
            let isOurs = line.hasPrefix("emoscope")
            let run = try shell(isOurs ? line : "cp -r runs kept && \(line) && rm -r runs && mv kept runs", in: folder)
            #expect(run.exitCode == 0, "\(line): \(run.standardError)")
        }
        #expect(FileManager.default.fileExists(atPath: folder.home["predictions.csv"]))
    }

    @Test(arguments: [
        "emoscope train --resume --run /nowhere", "emoscope search --resume --run /nowhere --json",
    ])
    func linesForRunsThatAreGoneFailButAreUnderstood(_ line: String) throws {
        #expect(try shell(line, in: TrainingFolder()).exitCode == 1)
    }

    /// Runs a line as somebody who pasted it would, with the program on the path.
    private func shell(_ line: String, in folder: TrainingFolder) throws -> ProgramRun {
        var program = Program.emoscope(["-c", line], home: folder.home.path)
        let place = Program.emoscopePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        program.environment["PATH"] = place.joined(separator: "/") + ":/usr/bin:/bin"
        program.path = "/bin/sh"
        program.directory = folder.home.path
        return try RunningProgram(program).wait(seconds: 120)
    }

    /// The workbench as it is once the corpus and the runs are read, with a clip selected and two runs marked.
    private func openWorkbench(on folder: TrainingFolder) throws -> WorkbenchState {
        var state = WorkbenchState(corpusPath: folder.corpus.path, width: 120, height: 40)
        let corpus = try Corpus.scan(path: folder.corpus.path, threads: 1)
        let runs = try RunList.read(in: folder.home["runs"])
        for effect in state.start() {
            switch effect {
            case .openCorpus(_, let request): _ = update(&state, .corpusOpened(request, .success(corpus)))
            case .loadRuns(let request): _ = update(&state, .runsLoaded(request, .success(runs)))
            default: break
            }
        }
        #expect(runs.count == 2 && corpus.clips.count == 24)
        state.train.form = RecipeForm(try Run.open(folder.home["runs/first"]).recipe)
        for name in ["runs.mark", "move.down", "runs.mark", "clips.next-plot", "clips.next-plot"] {
            _ = update(&state, .command(try command(name)))
        }
        return state
    }

    private func command(_ name: String) throws -> Command {
        try #require(Command.all.first { $0.name == name })
    }
}
