package import Recognition
package import Training

/// What the Evaluate screen remembers.
package struct EvaluateState: Sendable {
    /// The directory of the run that is shown.
    package var run: String?
    /// The evaluation that is on its way.
    package var awaited: Request?
    /// Why the run's evaluation could not be read.
    package var problem: String?
    /// Its evaluation, once read, with what is derived from it.
    package private(set) var figures: EvaluationFigures?
    /// The cell of the confusion matrix under the cursor.
    package var cell = Cell()
    /// Whether the matrix shows the share of each row rather than counts.
    package var showsShares = false
    /// What the results beside the matrix are grouped by.
    package private(set) var aspect = EvaluateAspect.classes
    /// The results by speaker, sex, intensity or statement, where they are shown; of speakers the worst first.
    package private(set) var groups: [GroupResult] = []
    /// The selected one of these.
    package var groupCursor = ListCursor()
    /// How sure the network is, where that is shown.
    package private(set) var calibration: Calibration?
    /// The clips of a cell or a class, where they were asked for.
    package var list: PredictionList?

    /// A cell of a confusion matrix.
    package struct Cell: Hashable, Sendable {
        /// The true class.
        package var truth = 0
        /// The class that was predicted.
        package var predicted = 0

        /// Goes to another cell of a matrix of so many classes.
        mutating func move(_ motion: Motion, by steps: Int, classes: Int) {
            func moved(_ value: Int, by step: Int) -> Int { min(max(0, value + step), classes - 1) }
            switch motion {
            case .up: truth = moved(truth, by: -steps)
            case .down: truth = moved(truth, by: steps)
            case .left: predicted = moved(predicted, by: -steps)
            case .right: predicted = moved(predicted, by: steps)
            case .pageUp, .halfPageUp, .first: truth = 0
            case .pageDown, .halfPageDown, .last: truth = classes - 1
            }
        }
    }

    /// No run chosen yet.
    package init() {}

    /// The evaluation that is shown.
    package var evaluation: Evaluation? { figures?.evaluation }

    /// How many rows the results have that are not those by class.
    var groupCount: Int { aspect == .folds ? figures?.folds.count ?? 0 : calibration?.bins.count ?? groups.count }

    /// The clips behind the selected row of the results; nil where there is none.
    func selectedGroup(of evaluation: Evaluation) -> PredictionList? {
        let row = groupCursor.selection
        if aspect == .classes { return PredictionList(class: cell.truth, of: evaluation) }
        if aspect == .folds {
            let folds = figures?.folds ?? []
            return folds.indices.contains(row) ? PredictionList(fold: folds[row].fold, of: evaluation) : nil
        }
        if let bins = calibration?.bins {
            return bins.indices.contains(row) ? PredictionList(bins[row], at: row, of: evaluation) : nil
        }
        return groups.indices.contains(row) ? PredictionList(groups[row], of: evaluation) : nil
    }

    /// Awaits the evaluation of a run, in place of what was shown.
    mutating func await(_ request: Request, of run: String) {
        self.run = run
        awaited = request
        problem = nil
        figures = nil
        list = nil
        cell = Cell()
        groups = []
        calibration = nil
    }

    /// Groups the results by something else.
    package mutating func show(_ next: EvaluateAspect) {
        aspect = next
        groups = []
        calibration = nil
        groupCursor = ListCursor()
        guard let evaluation else { return }
        if next == .calibration { calibration = Calibration(of: evaluation) }
        guard let trait = next.trait else { return }
        groups = evaluation.groups(by: trait)
        if trait == .speaker { groups.sort { ($0.uar, $0.name) < ($1.uar, $1.name) } }
    }

    /// Shows an evaluation.
    package mutating func take(_ read: EvaluationFigures) {
        awaited = nil
        figures = read
        // The first thing to look at is the most frequent error.
        if let worst = figures?.mostFrequentError { cell = worst }
    }
}

/// An evaluation with the figures that follow from it, worked out once.
package struct EvaluationFigures: Sendable {
    /// The predictions and how they came about.
    package let evaluation: Evaluation
    /// Counts, rows true, columns predicted.
    package let confusion: ConfusionMatrix
    /// Precision, recall and F1 of each class.
    package let classes: [Evaluation.ClassResult]
    /// The result of each fold.
    package let folds: [Evaluation.FoldResult]
    /// Clips of each class.
    package let support: [Int]
    /// The middle 95 % of each class' precision, recall and F1 when speakers are drawn anew.
    package let intervals: [ClassIntervals]
    /// The same of what is said of all classes; nil where fewer than two speakers were tested.
    package let overall: SpeakerBootstrap.Intervals?

    /// The same of the UAR of each group of clips, where it holds clips of more than one speaker.
    private let groups: [GroupResult.Trait: [String: SpeakerBootstrap.Interval]]

    /// The figures of an evaluation; speakers are drawn 10,000 times, which is no work for between two frames.
    ///
    /// - Parameter hasGroups: whether groups of clips get intervals too, which takes as long again for each.
    package init(_ evaluation: Evaluation, hasGroups: Bool = true) {
        self.evaluation = evaluation
        confusion = evaluation.confusion
        classes = evaluation.classResults
        folds = evaluation.folds
        support = confusion.support
        let count = evaluation.classes.count
        let bootstrap = SpeakerBootstrap(classes: count)
        overall = bootstrap.intervals(of: evaluation.predictions)
        groups = hasGroups ? Self.groups(of: evaluation, by: bootstrap) : [:]
        intervals = overall?.classes ?? [ClassIntervals](repeating: ClassIntervals(), count: count)
    }

    /// The middle 95 % of the UAR of a group when speakers are drawn anew; nil where it is not known.
    package func interval(of group: GroupResult) -> SpeakerBootstrap.Interval? { groups[group.trait]?[group.name] }

    private static func groups(
        of evaluation: Evaluation, by bootstrap: SpeakerBootstrap
    ) -> [GroupResult.Trait: [String: SpeakerBootstrap.Interval]] {
        // A single speaker cannot be drawn anew.
        let traits = GroupResult.Trait.allCases.filter { $0 != .speaker }
        return Dictionary(
            uniqueKeysWithValues: traits.map { trait in
                let members = Dictionary(grouping: evaluation.predictions) { $0.name(of: trait) ?? "" }
                return (trait, members.compactMapValues { bootstrap.intervals(of: $0)?.uar })
            })
    }

    /// The share of a true class that a cell holds; 0 of a class without clips.
    func share(_ cell: EvaluateState.Cell) -> Double {
        let total = support[cell.truth]
        return total > 0 ? Double(confusion.counts[cell.truth][cell.predicted]) / Double(total) : 0
    }

    /// The cell beside the diagonal with the most clips; nil where nothing was confused.
    var mostFrequentError: EvaluateState.Cell? {
        var best: (cell: EvaluateState.Cell, count: Int)?
        for (truth, row) in confusion.counts.enumerated() {
            for (predicted, count) in row.enumerated() where truth != predicted && count > best?.count ?? 0 {
                best = (EvaluateState.Cell(truth: truth, predicted: predicted), count)
            }
        }
        return best?.cell
    }
}
