extension WorkbenchState {
    /// The word of the footer for a key: what the key does as things stand. Nil where it has no word, or does nothing now.
    func hint(of binding: KeyBinding) -> String? {
        switch binding.command {
        case .train(let command): hint(of: command) ?? (isIdle(command) ? nil : binding.hint)
        case .evaluate(let command) where evaluate.list != nil: listHint(of: command)
        case .classify(let command) where classify.showsFolder: folderHint(of: command)
        case .classify(.leave): classify.folder == nil ? nil : "folder"
        case .runs(let command): hint(of: command, binding)
        case .clips(let command) where focusedPane == .clipInspector: inspectorHint(of: command, binding)
        case .classes(let command): classes.plot == .number ? numbersHint(of: command) : plotsHint(of: command, binding)
        case .overlay(.accept): acceptHint ?? binding.hint
        case .global(.back): binding.hint.map { _ in isWithinScreen ? "back" : "quit" }
        default: binding.hint
        }
    }

    /// Whether the key for a command must be seen however narrow the window is: how to start a training, and to stop it.
    func leadsFooter(_ command: Command) -> Bool { command == .train(train.isBusy ? .stop : .start) }

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

    /// The words of the list of runs: none for what the selected run does not allow, or while searches are shown.
    private func hint(of command: RunsCommand, _ binding: KeyBinding) -> String? {
        guard !runs.searches.isShown else {
            switch command {
            case .searches: return "runs"
            case .look: return runs.searches.all.isEmpty ? nil : runs.searches.showsAxes ? "course" : "values as lines"
            default: return nil
            }
        }
        guard let run = runs.selected else { return command == .searches ? binding.hint : nil }
        return switch command {
        case .evaluate, .classify: run.state == .finished ? binding.hint : nil
        case .resume: run.state.canBeResumed && !train.isBusy ? binding.hint : nil
        case .delete: run.state == .running ? nil : binding.hint
        case .clearFilter: runs.filter.isEmpty ? nil : "all runs"
        default: binding.hint
        }
    }

    /// While the plots of a clip have the focus, their keys; those of the list come back with the list.
    private func inspectorHint(of command: ClipsCommand, _ binding: KeyBinding) -> String? {
        switch command {
        case .filter, .sortNext, .problems, .card, .columns, .mark, .note: nil
        case .zoom: clips.inspector.isZoomed ? "all plots" : "plot alone"
        case .zoomIn: "closer"
        case .zoomOut: clips.inspector.window.isWhole ? nil : "farther"
        case .pin: "keep"
        case .colors: "colours"
        default: binding.hint
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
