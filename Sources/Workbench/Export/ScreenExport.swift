import TextCanvas

/// What of the screen can be taken out of the terminal, and how.
package enum ExportFormat: String, CaseIterable, Hashable, Sendable {
    /// The screen as it is, without colours.
    case text = "txt"
    /// The numbers of the screen as a table.
    case csv
    /// The screen as a picture.
    case svg

    /// The format of a file by the end of its name.
    package init?(path: String) {
        guard let dot = path.lastIndex(of: "."),
            let format = Self(rawValue: path[path.index(after: dot)...].lowercased())
        else { return nil }
        self = format
    }
}

extension WorkbenchState {
    /// The screen in a format; nil where it has no numbers to write.
    package func exported(as format: ExportFormat) -> String? {
        var bare = self
        // The line in which the name is typed is no part of the picture.
        bare.overlays = []
        bare.notices.clearShown()
        switch format {
        case .text: return view(bare).lines.joined(separator: "\n") + "\n"
        case .svg: return view(bare).svg(title: "Emoscope: \(screen.title)")
        case .csv: return ScreenTable(of: bare)?.csv
        }
    }

    /// Opens a line for the name of the file that the screen is written to.
    mutating func askForExport() {
        let name = "emoscope-\(screen.title.lowercased()).svg"
        overlays.append(.prompt(Prompt(.exportPath, title: "write to (.txt .csv .svg)", text: name)))
    }

    /// Writes the screen to a file, in the format of its name.
    mutating func export(to path: String) -> [Effect] {
        guard let format = ExportFormat(path: path) else { return [] }
        guard let text = exported(as: format) else {
            notices.post(.warning, "this screen has no numbers yet: .txt or .svg takes its picture")
            return []
        }
        return [.writeText(text, path: path)]
    }

    /// What is wrong with the name of a file to write.
    func exportProblem(_ path: String) -> String? {
        ExportFormat(path: path) == nil ? "the name has to end in .txt, .csv or .svg" : nil
    }

    /// Copies what is selected: the path of a clip or of a run.
    mutating func copySelection() -> [Effect] {
        let text: String? =
            switch screen {
            case .clips: clips.shown.flatMap { clip in inspectedCorpus.map { $0.path(of: clip) } }
            case .classes: clips.selected.flatMap { clip in corpus.opened.map { $0.path(of: clip) } }
            case .train: train.session?.run
            case .evaluate: evaluate.run
            case .classify: classifiedPath
            case .runs: runs.selected?.path
            }
        guard let text else {
            notices.post(.warning, "there is nothing to copy here")
            return []
        }
        notices.post(.done, "copied: \(text)")
        return [.copy(text)]
    }
}
