import Recognition
import TextCanvas

/// The selected run: its result and what it means, and its curves, with those of marked runs laid over them.
struct RunDetailView {
    let state: WorkbenchState
    let isFocused: Bool

    func draw(in area: Rect, on canvas: inout Canvas) {
        guard let run = state.runs.selected else {
            canvas.box(area, title: "Run", isFocused: isFocused)
            return
        }
        if state.runs.look != .curves { return drawPair(in: area, on: &canvas) }
        let inside = canvas.box(area, title: run.name, remark: run.state.rawValue, isFocused: isFocused)
        let text = inside.inset(left: 1, right: 1)
        var used = drawFacts(of: run, in: text, on: &canvas)
        let statement = run.fault ?? run.statement
        let role: Role = run.fault != nil || run.leaks ? .error : .good
        let room = text.inset(top: used).splitTop(max(1, (text.height - used) / 2)).top
        used += canvas.writeWrapped(statement, in: room, as: role)
        RunCurves(runs: state.runs, selected: run).draw(in: inside.inset(top: used), on: &canvas)
    }

    /// Two runs beside each other, or what is needed to see them.
    private func drawPair(in area: Rect, on canvas: inout Canvas) {
        let title = state.runs.look == .recipes ? "Recipes" : "Confusion"
        guard let (first, second) = state.comparedRuns else {
            let inside = canvas.box(area, title: title, isFocused: isFocused)
            let mark = state.keyName(.runs(.mark))
            canvas.writeWrapped(
                "\(mark) marks two runs; here is how they differ. \(state.keyName(.runs(.look))) shows something else.",
                in: inside.inset(left: 1, right: 1), as: .muted)
            return
        }
        let inside = canvas.box(area, title: title, remark: "\(first.name), \(second.name)", isFocused: isFocused)
        guard let pair = state.runs.pair.answer else {
            let problem = state.runs.pair.problem
            canvas.writeWrapped(
                problem ?? "reading both runs", in: inside.inset(left: 1, right: 1),
                as: problem == nil ? .muted : .error)
            return
        }
        let names = first.recipe == second.recipe ? (name(first), name(second)) : (first.recipe, second.recipe)
        RunPairView(pair: pair, look: state.runs.look, names: names, cell: state.runs.comparedCell)
            .draw(in: inside, on: &canvas)
    }

    /// The recipe with the number by which the list shows that the run is marked; a recipe alone tells no two runs apart.
    private func name(_ run: RunSummary) -> String {
        guard let index = state.runs.marked.firstIndex(of: run.path) else { return "the selected \(run.recipe)" }
        return "\((index + 1) % 10) \(run.recipe)"
    }

    /// Rows of facts, as many as needed. Returns their number.
    private func drawFacts(of run: RunSummary, in area: Rect, on canvas: inout Canvas) -> Int {
        let used = canvas.write(facts: result(of: run), in: area)
        return used + canvas.write(facts: course(of: run), in: area.inset(top: used))
    }

    private func result(of run: RunSummary) -> [Fact] {
        guard let uar = run.uar, let accuracy = run.accuracy, let chance = run.chance else {
            return [[("no result yet", .muted)]]
        }
        let role: Role = run.leaks ? .error : .accent
        let ends = run.uarInterval.map {
            " (\(Format.fixed($0.lowerBound * 100, decimals: 1)) to \(Format.percent($0.upperBound)))"
        }
        let mark: Fact = run.mark.map { [($0 + "  ", .error)] } ?? []
        return [
            // A leaking figure is never shown without saying so right beside it.
            mark + [("UAR ", .muted), (Format.percent(uar), role), (ends ?? "", .muted)],
            [("chance ", .muted), (Format.percent(chance), .text)],
            [("accuracy ", .muted), (Format.percent(accuracy), run.leaks ? .error : .text)],
            [(Format.counted(run.clips, "clip"), .muted)],
        ]
    }

    private func course(of run: RunSummary) -> [Fact] {
        let all = Format.counted(run.totalEpochs, "epoch") + (run.networks > 1 ? " of \(run.networks) networks" : "")
        let epochs = run.state == .finished ? all : "\(run.epochs) of \(all)"
        var facts: [Fact] = [[(run.recipe, .text)], [(run.protocolText, .text)], [(epochs, .muted)]]
        if run.seconds > 0 { facts.append([(Format.duration(run.seconds), .muted)]) }
        if run.state.canBeResumed { facts.append([("\(state.keyName(.runs(.resume))) resumes it", .warning)]) }
        return facts
    }
}

/// Accuracy over the epochs: of one run for training and validation, of several for what each has of both.
struct RunCurves {
    let runs: RunsState
    let selected: RunSummary

    func draw(in area: Rect, on canvas: inout Canvas) {
        guard area.height >= 4 else { return }
        let (head, body) = area.splitTop(1)
        let series = runs.marked.isEmpty ? ownSeries : markedSeries
        canvas.write(title(series), in: head.inset(left: 1, right: 1), as: .title)
        guard series.contains(where: { !$0.points.isEmpty }) else { return }
        let epochs = series.flatMap(\.points).map(\.x).max() ?? 1
        LineChart(
            series: series, horizontal: .epochs(min(1, epochs - 1)...epochs), vertical: Axis(0...highest(of: series)),
            markers: markers
        ).draw(in: body.inset(right: 1), on: &canvas)
    }

    /// The end of the axis: the next fifth above all values, so that curves of a weak network use the room as well.
    private func highest(of series: [LineChart.Series]) -> Double {
        let greatest = series.flatMap(\.points).map(\.y).max() ?? 1
        return min(1, max(0.2, ((greatest + 0.02) * 5).rounded(.up) / 5))
    }

    private func title(_ series: [LineChart.Series]) -> String {
        guard let history = runs.histories[selected.path] else { return "accuracy: reading the epochs" }
        if series.allSatisfy({ $0.points.isEmpty }) { return "accuracy: no epoch has ended" }
        let count = Set(history.map(\.fold)).count
        let folds = count > 1 ? ", mean of \(count) folds" : ""
        if runs.marked.isEmpty { return "accuracy\(folds)" }
        // Runs without a validation set show their training, and say so in the legend.
        let hasValidation = runs.marked.contains { path in
            runs.histories[path]?.contains { $0.split == .validation } == true
        }
        return hasValidation ? "accuracy on validation windows" : "accuracy on training windows"
    }

    private var ownSeries: [LineChart.Series] {
        let history = runs.histories[selected.path] ?? []
        return [
            LineChart.Series("training", Self.mean(history, .training), ink: .role(.training)),
            LineChart.Series("validation", Self.mean(history, .validation), ink: .role(.validation)),
        ].filter { $0.name == "training" || !$0.points.isEmpty }
    }

    /// Each marked run under its number; one without validation shows its training.
    private var markedSeries: [LineChart.Series] {
        runs.marked.enumerated().compactMap { index, path in
            guard let run = runs.all.first(where: { $0.path == path }) else { return nil }
            let history = runs.histories[path] ?? []
            let validation = Self.mean(history, .validation)
            let points = validation.isEmpty ? Self.mean(history, .training) : validation
            let name = "\((index + 1) % 10) \(run.recipe)" + (validation.isEmpty ? " (training)" : "")
            return LineChart.Series(name, points, ink: .series(index))
        }
    }

    /// The epoch of the best validation, of a run with a single network.
    private var markers: [LineChart.Marker] {
        guard runs.marked.isEmpty, let history = runs.histories[selected.path],
            Set(history.map { [$0.fold, $0.seed] }).count == 1,
            let best = history.filter({ $0.split == .validation }).max(by: { $0.accuracy < $1.accuracy })
        else { return [] }
        let label = "best epoch \(best.epoch): \(Format.percent(best.accuracy))"
        return [LineChart.Marker(LineChart.Point(Double(best.epoch), best.accuracy), label: label)]
    }

    /// The mean of the accuracy over all networks by epoch; an epoch that some have not reached is that of the others.
    private static func mean(_ history: [MetricRow], _ split: MetricRow.Split) -> [LineChart.Point] {
        var sums: [Int: (sum: Double, count: Int)] = [:]
        for row in history where row.split == split {
            sums[row.epoch, default: (0, 0)].sum += row.accuracy
            sums[row.epoch, default: (0, 0)].count += 1
        }
        return sums.sorted { $0.key < $1.key }.map { epoch, entry in
            LineChart.Point(Double(epoch), entry.sum / Double(entry.count))
        }
    }
}
