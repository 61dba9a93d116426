import Recognition
import TextCanvas

/// The numbers behind the focused pane.
struct PaneTable {
    /// Head and rows.
    let table: ScreenTable

    /// The numbers of a pane; nil where it has none.
    init?(of state: WorkbenchState) {
        let found: ScreenTable? =
            switch state.focusedPane {
            case .clipInspector: Self.inspector(state)
            case .trainForm: Self.form(state.train.form)
            case .classResults: Self.results(state)
            case .runDetail: Self.run(state)
            case .classification: Self.classification(state) ?? ScreenTable(of: state)
            case .clipList, .classList, .classPlots, .trainCurves, .confusion, .runList: ScreenTable(of: state)
            }
        guard let found, !found.rows.isEmpty else { return nil }
        table = found
    }

    /// The selected plot of the clip that is looked at.
    private static func inspector(_ state: WorkbenchState) -> ScreenTable? {
        guard let clip = state.clips.shown, let analysis = state.clips.analyses[clip.id] else { return nil }
        switch state.clips.inspector.selected {
        case .waveform:
            return ScreenTable(
                ["seconds", "sample"],
                analysis.samples.enumerated().map {
                    ["\(Double($0.offset) / Double(analysis.sampleRate))", "\($0.element)"]
                })
        case .spectrum:
            return ScreenTable(
                ["hertz", "decibels"],
                analysis.spectrum.decibels.enumerated().map {
                    ["\(Double($0.offset) * analysis.spectrum.binWidth)", "\($0.element)"]
                })
        case .spectrogram: return plane(analysis.spectrogram)
        case .filters, .filterBank: return plane(analysis.filterBank)
        case .mfcc: return plane(analysis.mfcc)
        case .numbers:
            return state.clips.standing.map { standing in
                ScreenTable(
                    ["number", "value", "unit", "percentile_in_class", "percentile_in_corpus"],
                    standing.entries.map { entry in
                        let number = VoiceNumber.all[entry.number]
                        return [number.name, text(entry.value), number.unit, text(entry.inClass), text(entry.inCorpus)]
                    })
            }
        }
    }

    /// A plane: the time of each frame, then its bands.
    private static func plane(_ plane: FeaturePlane) -> ScreenTable {
        let names: [String] =
            switch plane.bands {
            case .frequencies(let centres): centres.map { "\($0)" }
            case .coefficients: (0..<plane.bandCount).map { "c\($0)" }
            }
        return ScreenTable(
            ["seconds"] + names,
            (0..<plane.frames).map { frame in
                ["\(plane.start + Double(frame) * plane.hop)"] + (0..<plane.bandCount).map { "\(plane[frame, $0])" }
            })
    }

    /// Every option with its value and that of the recipe it comes from.
    private static func form(_ form: RecipeForm) -> ScreenTable {
        ScreenTable(
            ["option", "value", "recipe"],
            RecipeKey.all.map { [$0.path, $0.value(in: form.recipe).text, $0.value(in: form.base).text] })
    }

    /// The results by class, by group, or the bins of the calibration.
    private static func results(_ state: WorkbenchState) -> ScreenTable? {
        guard let figures = state.evaluate.figures else { return nil }
        if let calibration = state.evaluate.calibration {
            return ScreenTable(
                ["from", "to", "clips", "confidence", "accuracy"],
                calibration.bins.map {
                    [
                        "\($0.range.lowerBound)", "\($0.range.upperBound)", "\($0.clips)", "\($0.confidence)",
                        "\($0.accuracy)",
                    ]
                })
        }
        if state.evaluate.aspect == .folds {
            return ScreenTable(
                ["fold", "uar", "accuracy", "clips", "speakers"],
                figures.folds.map {
                    ["\($0.fold)", "\($0.uar)", "\($0.accuracy)", "\($0.clips)", $0.speakers.joined(separator: " ")]
                })
        }
        if !state.evaluate.groups.isEmpty {
            return ScreenTable(
                ["group", "uar", "uar_low", "uar_high", "chance", "accuracy", "clips"],
                state.evaluate.groups.map { group in
                    let interval = figures.interval(of: group)
                    return [group.name, "\(group.uar)", text(interval?.low), text(interval?.high)]
                        + ["\(group.chance)", "\(group.accuracy)", "\(group.clips)"]
                })
        }
        return ScreenTable(
            [
                "class", "precision", "recall", "f1", "support", "recall_low", "recall_high", "precision_low",
                "precision_high", "f1_low", "f1_high",
            ],
            zip(figures.classes, figures.intervals).map { result, intervals in
                [
                    result.name, "\(result.precision)", "\(result.recall)", "\(result.f1)", "\(result.support)",
                ] + [intervals.recall, intervals.precision, intervals.f1].flatMap { [text($0?.low), text($0?.high)] }
            })
    }

    /// The epochs of the selected run, or how two runs differ.
    private static func run(_ state: WorkbenchState) -> ScreenTable? {
        if state.runs.searches.isShown { return state.runs.searches.selected.map(trials) }
        if state.runs.look == .recipes, let pair = state.runs.pair.answer {
            return ScreenTable(
                ["option", "first", "second"], pair.differences.map { [$0.key, $0.first, $0.second] })
        }
        guard let run = state.runs.selected, let history = state.runs.histories[run.path] else { return nil }
        return ScreenTable(
            ["fold", "epoch", "split", "loss", "accuracy", "uar"],
            history.map {
                ["\($0.fold)", "\($0.epoch)", "\($0.split)", "\($0.loss)", "\($0.accuracy)", text($0.uar)]
            })
    }

    /// The trials of a search, the best first.
    private static func trials(of search: SearchSummary) -> ScreenTable {
        ScreenTable(
            ["uar", "trial", "fold", "epochs", "seconds"] + search.keys,
            search.ranked.map { entry in
                let trial = entry.trial
                return [
                    trial.score.map { "\($0)" } ?? "", "\(trial.number)", "\(entry.fold)", "\(trial.task.epochs)",
                    "\(trial.seconds)",
                ] + trial.point
            })
    }

    /// What the network looked at, or the files of a folder.
    private static func classification(_ state: WorkbenchState) -> ScreenTable? {
        if state.classify.showsFolder, let folder = state.classify.folder {
            let classes = folder.files.lazy.compactMap(\.classification).first?.classes ?? []
            return ScreenTable(
                ["file", "seconds", "predicted", "true"] + classes,
                folder.files.map { file in
                    guard let answer = file.classification else {
                        return [file.path, "", "", ""] + classes.map { _ in "" }
                    }
                    return [file.path, "\(answer.seconds)", answer.predicted, file.truth ?? ""]
                        + answer.probabilities.map { "\($0)" }
                })
        }
        guard state.classify.look == .attribution else { return nil }
        return state.classify.attribution.answer.map { plane($0.moved) }
    }

    private static func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
}
