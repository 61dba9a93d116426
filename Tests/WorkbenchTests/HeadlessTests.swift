import Recognition
import Testing
import TextCanvas
import Workbench

/// The command line that does the same, for each command of the screens.
@Suite struct HeadlessTests {
    private func store() -> TestStore {
        var store = makeOpenStore(width: 120, height: 40)
        store.runAnalyses(store.press("j"))
        store.use("6", "5", "4")
        return store
    }

    @Test func everyCommandSaysHowOrThatThereIsNone() {
        let store = store()
        for command in Command.all {
            switch (store.state.headless(for: command), command.job) {
            case (.screenOnly, nil): continue
            case (.line(let line), .some(let job)):
                guard let form = job.form else { continue }
                let start = form.split(separator: " ").first.map(String.init) ?? ""
                let names = ["rm", "mv"].contains(start) ? line : String(line.dropFirst("emoscope ".count))
                #expect(names.hasPrefix(start + " "), "\(command.name): \(line) is not \(form)")
            case (.notYet, .some): continue
            default: Issue.record("\(command.name) contradicts its table")
            }
        }
    }

    @Test func whatIsThereToWorkOnHasALine() {
        let store = store()
        let waiting: Set<HeadlessJob> = [
            .trainQueue, .resumeNewest, .evaluateTrained, .compareRuns, .classifyWithBoth, .classifyListed, .search,
            .resumeSelected, .plot,
        ]
        for command in Command.all {
            guard let job = command.job, !waiting.contains(job) else { continue }
            #expect(store.state.line(for: job) != nil, "\(command.name)")
        }
    }

    @Test func thePaletteShowsTheLineOfTheCommandThatEnterWouldRun() {
        var store = store()
        store.press(":")
        store.type("clips.card")
        #expect(store.screen.contains { $0.contains("emoscope scan /corpora/voices ") })
        store.press("ctrl-u")
        store.type("clips.mark")
        #expect(store.screen.contains { $0.contains("only on the screen") })
        store.press("ctrl-u")
        store.type("train.queue")
        #expect(store.screen.contains { $0.contains("there is nothing here yet") })
    }

    @Test func helpNamesTheSubcommandInBrackets() {
        var store = store()
        store.press("3", "?")
        #expect(store.screen.contains { $0.contains("Show the network layer by layer") && $0.contains("show-recipe]") })
    }

    @Test func theFormAsEditedIsTheLineOfTheTraining() {
        var store = store()
        store.press("3", "/")
        store.type("training.epochs")
        store.press("enter", "enter", "ctrl-u")
        store.type("3")
        store.press("enter")
        #expect(store.state.line(for: .train)?.hasSuffix(" --set training.epochs=3") == true)
        #expect(store.state.lastDone?.help != TrainCommand.start.help, "nothing is trained yet")
        store.press("s")
        // What was done stays what was done, whatever the form holds afterwards.
        store.press("D")
        #expect(store.state.line(for: .train)?.contains("--set") == false)
        #expect(store.state.lastDone?.help == TrainCommand.start.help)
        #expect(store.state.lastDone?.line.hasSuffix(" --set training.epochs=3") == true)
    }

    @Test func whatWasDoneLastCanBeCopied() {
        var store = store()
        store.press("6", "d", "y", ";")
        #expect(store.screen.contains { $0.contains("rm -r /runs/1-notebook-fixed") })
        #expect(store.press("l").map(describe) == ["copy rm -r /runs/1-notebook-fixed"])
        store.use("5", "o")
        store.press("ctrl-u")
        store.type("~/my voice.wav")
        store.press("enter")
        #expect(
            store.state.lastDone?.line == "emoscope classify /runs/1-notebook-fixed '~/my voice.wav' --json"
                || store.state.lastDone?.line == "emoscope classify /runs/1-notebook-fixed ~/'my voice.wav' --json")
    }

    @Test func theFolderOfTheWorkspaceIsPartOfEveryLine() {
        var state = store().state
        state.workspaceFolder = "/lab/my runs"
        for command in Command.all {
            guard case .line(let line) = state.headless(for: command), line.hasPrefix("emoscope") else { continue }
            #expect(line.contains(" --workspace '/lab/my runs'"), "\(command.name)")
        }
    }

    @Test(arguments: [
        ("plain", "plain"), ("two words", "'two words'"), ("it's", "'it'\\''s'"), ("", "''"), ("~/a b", "~/'a b'"),
        ("a=~x", "'a=~x'"), ("*.wav", "'*.wav'"),
    ])
    func wordsAreReadBackByAShell(_ word: String, _ quoted: String) { #expect(ShellLine.quoted(word) == quoted) }

    @Test(arguments: [(80, 24), (120, 40), (200, 56)]) func pictures(_ width: Int, _ height: Int) {
        var store = makeOpenStore(width: width, height: height)
        store.runAnalyses(store.press("j"))
        store.use("6", "4", "3")
        store.press(":")
        store.type("train.start")
        expectSnapshot("palette-headless", store)
    }
}
