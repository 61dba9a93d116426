extension WorkbenchState {
    /// The word of the footer for a key: what the key does as things stand. Nil where it has no word, or does nothing now.
    func hint(of binding: KeyBinding) -> String? {
        switch binding.command {
        case .train(let command): hint(of: command) ?? (isIdle(command) ? nil : binding.hint)
        case .evaluate(let command) where evaluate.list != nil: listHint(of: command)
        case .classify(let command) where classify.showsFolder: folderHint(of: command)
        case .classify(.leave): classify.folder == nil ? nil : "folder"
        case .classes(let command): classes.plot == .number ? numbersHint(of: command) : plotsHint(of: command, binding)
        case .overlay(.accept): acceptHint ?? binding.hint
        case .global(.back): binding.hint.map { _ in isWithinScreen ? "back" : "quit" }
        default: binding.hint
        }
    }

    /// Whether the key that goes back stays in the workbench.
    private var isWithinScreen: Bool { !trail.isEmpty || (screen == .evaluate && evaluate.list != nil) }

    /// The words of training that depend on whether one runs.
    private func hint(of command: TrainCommand) -> String? {
        command == .start && train.isBusy ? "queue" : nil
    }

    /// Whether a command of the Train screen has nothing to work on.
    private func isIdle(_ command: TrainCommand) -> Bool {
        switch command {
        case .stop, .discard: !train.isBusy
        case .resume: train.isBusy || runs.newestInterrupted == nil
        case .evaluate: chosenRun == nil
        default: false
        }
    }

    /// While clips are listed in place of the matrix.
    private func listHint(of command: EvaluateCommand) -> String? {
        switch command {
        case .open: "show clip"
        case .classify: "classify"
        case .leave: "matrix"
        default: nil
        }
    }

    /// While the table of a folder is in sight.
    private func folderHint(of command: ClassifyCommand) -> String? {
        switch command {
        case .showClip: "open file"
        case .sort: "sort"
        case .sortReverse: "reverse"
        case .openFile: "file, folder"
        case .nextRun: "older run"
        case .previousRun: "newer"
        default: nil
        }
    }

    /// While classes are compared by a number.
    private func numbersHint(of command: ClassesCommand) -> String? {
        switch command {
        case .nextNumber: "next"
        case .previousNumber: "before"
        case .ridges: "box/ridge"
        case .order: "order"
        case .find: "find"
        case .showClips: "clips"
        case .nextPlot: "plots"
        case .labels: "labels"
        default: nil
        }
    }

    /// While plots of the classes are in sight.
    private func plotsHint(of command: ClassesCommand, _ binding: KeyBinding) -> String? {
        switch command {
        case .ridges, .order, .find: nil
        case .leave: classes.isZoomed ? "all classes" : nil
        case .zoom: classes.isZoomed ? nil : binding.hint
        default: binding.hint
        }
    }

    /// What Enter takes in the overlay on top; nil where the usual word says it.
    private var acceptHint: String? {
        switch overlays.last {
        case .dialog(let dialog):
            dialog.choices.indices.contains(dialog.selected) ? dialog.choices[dialog.selected].title.lowercased() : nil
        case .help, .messages, .corpusCard: "close"
        case .problems: "show clip"
        case .columns: "show, hide"
        case .palette: "run"
        default: nil
        }
    }
}
