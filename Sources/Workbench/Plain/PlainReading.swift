import TextCanvas

/// What the focused pane or what lies over it holds, line by line, for reading it out.
package enum PlainReading {
    /// Lines that are read at a time; the last one says how to go on.
    package static let page = 20
    /// Columns of a list of clips that are read; the numbers of a voice are read in the inspector.
    private static let clipColumns = 10

    /// Lines of a state from a row on (from 1).
    package static func lines(of state: WorkbenchState, from first: Int) -> [String] {
        if let overlay = state.overlays.last { return paged(PlainOverlay.lines(of: overlay, in: state) ?? [], first) }
        if state.focusedPane == .clipInspector, let lines = PlainPlot.lines(of: state) { return paged(lines, first) }
        guard let table = PaneTable(of: state)?.table else { return paged(prose(of: state), first) }
        let columns = state.focusedPane == .clipList ? clipColumns : table.head.count
        let head = Array(table.head.prefix(columns))
        // Only the rows that are read are put into words: a list may have a hundred thousand.
        let last = min(table.rows.count, max(1, first) + page - 1)
        var lines = (max(1, first)...max(1, first, last)).prefix { $0 <= table.rows.count }.map { number in
            "\(number): \(PlainField.sentence(of: table.rows[number - 1], under: head))"
        }
        if last < table.rows.count { lines.append(more(last, table.rows.count)) }
        return lines
    }

    /// A pane that has no table: what would be trained, or what the leak is worth.
    private static func prose(of state: WorkbenchState) -> [String] {
        switch state.focusedPane {
        case .trainCurves: return training(state)
        case .classResults where state.evaluate.aspect == .leak:
            guard let pair = state.leakPair else { return [] }
            return LeakView(pair: pair, key: state.keyName(.evaluate(.leak)), isFocused: false).sentences
        default: return []
        }
    }

    /// What is measured, and the network layer by layer.
    private static func training(_ state: WorkbenchState) -> [String] {
        var lines: [String] = []
        switch state.train.statement {
        case .possible(let text, _): lines.append(text)
        case .impossible(let reason): lines.append(reason)
        case nil: break
        }
        guard case .possible(let layout)? = state.train.network else { return lines }
        let total = Format.counted(layout.parameterCount, "parameter")
        lines.append("The network, \(Format.counted(layout.rows.count, "layer")), \(total):")
        return lines
            + layout.rows.map { row in
                let options = row.layer.optionSummary
                let learns = row.parameterCount == 0 ? "" : ", \(Format.counted(row.parameterCount, "parameter"))"
                return "\(row.name)\(options.isEmpty ? "" : " \(options)"), gives \(row.output.description)\(learns)"
            }
    }

    private static func paged(_ lines: [String], _ first: Int) -> [String] {
        guard !lines.isEmpty else { return ["There is nothing to read here yet."] }
        let start = min(max(1, first), lines.count)
        let last = min(lines.count, start + page - 1)
        return Array(lines[start - 1..<last]) + (last < lines.count ? [more(last, lines.count)] : [])
    }

    private static func more(_ last: Int, _ total: Int) -> String {
        "\(Format.count(total - last)) more: read \(last + 1) goes on."
    }
}
