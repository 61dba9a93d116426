import Recognition
import TextCanvas

/// The Runs screen: every run with its result, and the selected one closely.
struct RunsView {
    let state: WorkbenchState

    func draw(in area: Rect, on canvas: inout Canvas) {
        guard !state.runs.searches.isShown else {
            SearchesView(state: state).draw(in: area, on: &canvas)
            return
        }
        guard !state.runs.all.isEmpty else {
            drawList(in: area, on: &canvas)
            return
        }
        let layout = RunsLayout(in: area, state: state)
        if !layout.list.isEmpty { drawList(in: layout.list, on: &canvas) }
        if !layout.detail.isEmpty {
            RunDetailView(state: state, isFocused: state.focusedPane == .runDetail).draw(in: layout.detail, on: &canvas)
        }
    }

    private func drawList(in area: Rect, on canvas: inout Canvas) {
        let runs = state.runs
        let remark = runs.filter.isEmpty ? "\(runs.all.count)" : "\(runs.rows.count) of \(runs.all.count)"
        let isFocused = state.focusedPane == .runList
        let inside = canvas.box(area, title: "Runs", remark: runs.all.isEmpty ? "" : remark, isFocused: isFocused)
        if !runs.filter.isEmpty, area.width > 12 {
            let place = Rect(x: area.x + 2, y: area.maxY - 1, width: area.width - 4, height: 1)
            canvas.write(" / \(runs.filter) ", in: place, as: .match)
        }
        guard !runs.rows.isEmpty else {
            canvas.writeWrapped(absence, in: inside.inset(left: 1, right: 1), as: .muted)
            return
        }
        let rows = Table.rows(inHeight: inside.height)
        let glyphs = canvas.glyphs
        Table(
            columns: columns, count: runs.rows.count,
            visible: runs.cursor.visibleRows(total: runs.rows.count, height: rows), selection: runs.cursor.selection,
            isFocused: isFocused
        ).draw(in: inside, on: &canvas) { row, column in
            runs.run(at: row).map { entry($0, column, with: glyphs) } ?? Table.Entry("")
        }
    }

    private var absence: String {
        if !state.runs.isRead { return "reading the runs" }
        if !state.runs.filter.isEmpty {
            return "no run has all of these words; \(state.keyName(.runs(.clearFilter))) shows all"
        }
        return NoRunText(state: state).text(purpose: "show")
    }

    private var columns: [Table.Column] {
        func sorting(_ sort: RunSort) -> Table.Sorting? { state.runs.sort == sort ? .descending : nil }
        return [
            Table.Column("", minimum: 1, priority: 9),
            Table.Column("recipe", minimum: 14, weight: 2, priority: 8),
            Table.Column("protocol", minimum: 11, weight: 2, priority: 7),
            Table.Column("state", minimum: 11, priority: 4),
            Table.Column("UAR", minimum: 6, align: .right, priority: 10, sorting: sorting(.uar)),
            Table.Column("95 %", minimum: 12, align: .right, priority: 5),
            Table.Column("acc", minimum: 6, align: .right, priority: 3, sorting: sorting(.accuracy)),
            Table.Column("chance", minimum: 6, align: .right, priority: 1),
            Table.Column("took", minimum: 12, align: .right, priority: 2, sorting: sorting(.duration)),
            Table.Column("date (UTC)", minimum: 16, priority: 6, sorting: sorting(.newest)),
            Table.Column("corpus", minimum: 10, weight: 1, priority: 0),
        ]
    }

    private func entry(_ run: RunSummary, _ column: Int, with glyphs: GlyphTier) -> Table.Entry {
        switch column {
        case 0: return mark(of: run, with: glyphs)
        case 1: return Table.Entry(run.recipe.isEmpty ? run.name : run.recipe)
        case 2: return Table.Entry(run.protocolText, run.leaks ? .error : .text)
        case 3: return Table.Entry(run.state.rawValue, run.state.role)
        case 4: return Table.Entry(run.uar.map { Format.percent($0) } ?? "-", run.leaks ? .error : .accent)
        case 5: return Table.Entry(interval(of: run), .muted)
        case 6: return Table.Entry(run.accuracy.map { Format.percent($0) } ?? "-", run.leaks ? .error : .text)
        case 7: return Table.Entry(run.chance.map { Format.percent($0) } ?? "-", .muted)
        case 8: return Table.Entry(run.seconds > 0 ? Format.duration(run.seconds) : "-", .muted)
        case 9: return Table.Entry(run.started > 0 ? CivilTime(secondsSince1970: run.started).description : "", .muted)
        default: return Table.Entry(run.corpus, .muted)
        }
    }

    /// How far the choice of speakers moves the UAR, per cent.
    private func interval(of run: RunSummary) -> String {
        guard let interval = run.uarInterval else { return "-" }
        return [interval.lowerBound, interval.upperBound].map { Format.fixed($0 * 100, decimals: 1) }
            .joined(separator: " to ")
    }

    /// The number of a marked run, by which its curve is known; a sign at the one that Evaluate and Classify show.
    private func mark(of run: RunSummary, with glyphs: GlyphTier) -> Table.Entry {
        if let index = state.runs.marked.firstIndex(of: run.path) { return Table.Entry("\((index + 1) % 10)", .match) }
        return run.path == state.chosenRun?.path ? Table.Entry(String(glyphs.check), .good) : Table.Entry("")
    }
}

extension RunSummary.State {
    /// Whether a training can go on from where it is.
    var canBeResumed: Bool { self == .interrupted || self == .failed }

    /// How a state looks.
    var role: Role {
        switch self {
        case .finished: .good
        case .running: .training
        case .interrupted: .warning
        case .failed, .corrupt: .error
        }
    }
}
