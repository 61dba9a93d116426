import Recognition
import TextCanvas

extension WorkbenchState {
    /// Where the focused pane stands; the whole screen where it is the only one.
    var focusedPaneArea: Rect {
        paneFrames.first { $0.pane == focusedPane }?.frame ?? screenArea
    }

    /// The focused pane alone as a file of a format; nil where it has no numbers.
    package func exportedPane(as format: ExportFormat) -> String? {
        var bare = self
        bare.overlays = []
        bare.notices.clearShown()
        let picture = view(bare).cropped(to: focusedPaneArea)
        switch format {
        case .text: return picture.lines.joined(separator: "\n") + "\n"
        case .svg: return picture.svg(title: "Emoscope: \(focusedPane.title)")
        case .csv: return PaneTable(of: bare)?.table.csv
        }
    }

    /// Asks for the name of a file for the focused pane.
    mutating func askForPaneExport() {
        let name = focusedPane.title.lowercased().replacing(" ", with: "-")
        overlays.append(
            .prompt(
                Prompt(.panePath, title: "write \(focusedPane.title) to (.txt .csv .svg)", text: "emoscope-\(name).csv")
            ))
    }

    /// Writes the focused pane to a file.
    mutating func exportPane(to path: String) -> [Effect] {
        guard let format = ExportFormat(path: path) else { return [] }
        guard let text = exportedPane(as: format) else {
            notices.post(.warning, "this pane has no numbers yet: .txt or .svg takes its picture")
            return []
        }
        return [.writeText(text, path: path)]
    }
}
