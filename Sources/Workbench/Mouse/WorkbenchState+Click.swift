import TextCanvas

extension WorkbenchState {
    /// Selects what was clicked in the inside of the focused pane: a row, a cell, a class, a plot and its moment.
    ///
    /// - Returns: nil where nothing can be selected there.
    mutating func select(at event: MouseEvent, in frame: Rect) -> [Effect]? {
        let row = event.y - frame.y
        switch focusedPane {
        case .clipList: return selectRow(row - 1, from: clips.cursor.offset, total: clips.rows.count)
        case .runList:
            guard runs.searches.isShown else {
                return selectRow(row - 1, from: runs.cursor.offset, total: runs.rows.count)
            }
            return selectRow(row - 1, from: runs.searches.cursor.offset, total: runs.searches.all.count)
        case .trainForm: return selectRow(row, from: train.form.cursor.offset, total: train.form.rows.count)
        case .classList: return selectClass(row - 1 + classes.cursor.offset)
        case .classPlots: return selectClassPlot(at: event, in: frame)
        case .confusion: return selectPrediction(at: event, in: frame)
        case .classResults: return selectResult(row - 1, in: frame)
        case .classification:
            guard classify.showsFolder, let folder = classify.folder else { return nil }
            return selectRow(row - 1, from: folder.cursor.offset, total: folder.files.count)
        case .clipInspector: return selectMoment(at: event)
        case .trainCurves, .runDetail: return nil
        }
    }

    private mutating func selectRow(_ row: Int, from offset: Int, total: Int) -> [Effect]? {
        guard row >= 0, offset + row < total else { return nil }
        return perform(.motion(.first), count: offset + row + 1)
    }

    // MARK: Clips

    /// Selects the plot that was clicked, and begins to drag over its time.
    private mutating func selectMoment(at event: MouseEvent) -> [Effect]? {
        guard let place = inspectorPlace(at: event) else { return nil }
        let hasNumbers = place.clip.id == clips.shown?.id
        let plots = InspectorLayout.plots(of: clips.inspector, hasNumbers: hasNumbers, in: place.frame.interior)
        if let hit = plots.first(where: { $0.place.contains(x: event.x, y: event.y) }) {
            clips.inspector.selected = hit.plot
        }
        guard let found = moment(at: event) else { return nil }
        mouse.drag = .time(from: found.moment)
        clips.inspector.moveTime(to: found.moment, within: clips.seconds)
        // There is nothing to open in a plot: a second click is one more moment.
        return nil
    }

    /// The clip of the inspector under the mouse: several may stand beside each other.
    private func inspectorPlace(at event: MouseEvent) -> InspectorLayout.Place? {
        guard let frame = paneFrames.first(where: { $0.pane == .clipInspector })?.frame else { return nil }
        return InspectorLayout(in: frame, clips: clips).places.first { $0.frame.contains(x: event.x, y: event.y) }
    }

    /// The moment of the clip that a column of the plots over time shows, and the seconds of a column; nil beside them.
    func moment(at event: MouseEvent) -> (moment: Double, column: Double)? {
        guard let frame = inspectorPlace(at: event)?.frame.interior else { return nil }
        let columns = InspectorPlotView.timeColumns(in: frame)
        guard columns.contains(event.x) else { return nil }
        let shown = clips.inspector.window.range(of: clips.seconds)
        let column = (shown.upperBound - shown.lowerBound) / Double(columns.count)
        return (shown.lowerBound + (Double(event.x - columns.lowerBound) + 0.5) * column, column)
    }

    // MARK: Classes

    private mutating func selectClass(_ index: Int) -> [Effect]? {
        let total = classes.counts.count
        guard (0..<total).contains(index) else { return nil }
        classes.cursor.select(index, total: total, height: total)
        return []
    }

    /// Selects the class of a plot, or a number of the list.
    private mutating func selectClassPlot(at event: MouseEvent, in frame: Rect) -> [Effect]? {
        guard !classes.isZoomed else { return nil }
        if classes.plot == .number {
            let list = ClassNumbersLayout(in: frame, classes: classes.counts.count).list
            let rows = classes.numbers.rows(of: numbers.comparisons)
            guard list.contains(x: event.x, y: event.y), event.y > list.y else { return nil }
            return selectRow(event.y - list.y - 1, from: classes.numbers.cursor.offset, total: rows.count)
        }
        let view = ClassMultiplesView(classes: classes)
        guard let name = view.places(in: frame).first(where: { $0.place.contains(x: event.x, y: event.y) })?.name,
            let index = classes.counts.firstIndex(where: { $0.name == name })
        else { return nil }
        return selectClass(index)
    }

    // MARK: Evaluate

    /// Selects a cell of the matrix, or a clip of the list in its place.
    private mutating func selectPrediction(at event: MouseEvent, in frame: Rect) -> [Effect]? {
        if let list = evaluate.list {
            return selectRow(event.y - frame.y - 1, from: list.cursor.offset, total: list.predictions.count)
        }
        guard let figures = evaluate.figures else { return nil }
        let grid = ConfusionView.grid(of: figures, cell: evaluate.cell, in: frame)
        guard let cell = grid.cell(x: event.x, y: event.y) else { return nil }
        evaluate.cell = cell
        return []
    }

    /// Selects a class, or a group of clips.
    private mutating func selectResult(_ row: Int, in frame: Rect) -> [Effect]? {
        guard row >= 0 else { return nil }
        if !evaluate.groups.isEmpty || evaluate.aspect == .folds {
            let index = evaluate.groupCursor.offset + row
            guard index < evaluate.groupCount else { return nil }
            evaluate.groupCursor.select(
                index, total: evaluate.groupCount, height: Table.rows(inHeight: frame.height))
            return []
        }
        guard evaluate.aspect == .classes, let figures = evaluate.figures else { return nil }
        let visible = ClassResultsView(figures: figures, selected: evaluate.cell.truth, isFocused: true)
            .visibleClasses(in: frame)
        guard row < visible.count else { return nil }
        evaluate.cell.truth = visible.lowerBound + row
        return []
    }
}
