import Corpora
import Recognition

extension WorkbenchState {
    /// The command line that prints what the screen shows.
    package var headlessCommand: String? {
        switch screen {
        case .clips: clipsCommand
        case .classes: corpusFolder.map { "emoscope scan \(Self.quoted($0)) --json" }
        case .train: trainCommand
        case .evaluate: evaluate.run.map { "emoscope evaluate \(Self.quoted($0)) --json" }
        case .classify: classifyCommand
        case .runs: runsCommand
        }
    }

    /// Shows the command line, to be copied.
    mutating func showHeadlessCommand() {
        guard let command = headlessCommand else {
            notices.post(.warning, "there is nothing here yet that a command line could do")
            return
        }
        overlays.append(.dialog(.headless(command)))
    }

    private var corpusFolder: String? { corpus.opened?.root }

    private var clipsCommand: String? {
        guard focusedPane == .clipInspector, let clip = clips.selected, let corpus = corpus.opened else {
            return corpusFolder.map { "emoscope scan \(Self.quoted($0)) --csv" }
        }
        let kind =
            switch clips.inspector.selected {
            case .waveform, .spectrum: "spectrum"
            case .spectrogram: "spectrogram"
            case .filters, .filterBank: "logfbank"
            case .mfcc: "mfcc"
            case .numbers: "voice"
            }
        return "emoscope features \(Self.quoted(corpus.path(of: clip))) --kind \(kind) --format csv"
    }

    private var trainCommand: String? {
        guard let folder = corpusFolder else { return nil }
        let changes = train.form.recipe.differences(from: train.form.base).map { difference in
            " --set " + Self.quoted("\(difference.key.path)=\(difference.own.text)")
        }
        return "emoscope train --corpus \(Self.quoted(folder)) --recipe \(train.form.base.name)" + changes.joined()
    }

    private var classifyCommand: String? {
        guard let run = classify.run ?? chosenRun?.path else { return nil }
        if classify.showsFolder, let folder = classify.folder {
            return "emoscope classify \(Self.quoted(run)) \(Self.quoted(folder.path))/* --json"
        }
        guard let path = classifiedPath else { return nil }
        var command = "emoscope classify \(Self.quoted(run)) \(Self.quoted(path)) --json"
        if classify.look == .attribution {
            command += " --saliency" + (classify.explained.map { " --towards \(Self.quoted($0))" } ?? "")
        }
        return command
    }

    private var runsCommand: String? {
        guard runs.look != .curves, let (first, second) = comparedRuns else { return "emoscope runs --json" }
        return "emoscope compare \(Self.quoted(first.path)) \(Self.quoted(second.path))"
    }

    /// A word as a shell reads it back.
    static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/._-=:,+".contains($0)) }
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}

extension Dialog {
    /// The command line that does what the screen shows.
    static func headless(_ command: String) -> Dialog {
        Dialog(
            "The same without a screen", detail: command,
            choices: [Choice("c", "Copy", .copy(command)), Choice("n", "Close", .nothing)])
    }
}
