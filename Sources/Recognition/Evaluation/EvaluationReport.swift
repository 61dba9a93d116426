/// An evaluation as `evaluation.json` and `--json` show it; scripts rely on the names.
package struct EvaluationReport: Codable, Hashable, Sendable {
    /// The run's directory.
    package var run: String
    /// The protocol as recipes write it.
    package var `protocol`: String
    /// What was trained on and tested, in plain words.
    package var statement: String
    /// Whether what was tested may have been trained on.
    package var leaks: Bool
    /// Clips tested.
    package var clips: Int
    /// Share of clips recognised.
    package var accuracy: Double
    /// Unweighted average recall of the pooled predictions.
    package var uar: Double
    /// The UAR of guessing.
    package var chance: Double
    /// Mean F1.
    package var macroF1: Double
    /// Expected calibration error: how far confidence and accuracy lie apart, in ten bins of confidence; nil of no clips, and
    /// in reports written before it was measured.
    package var calibrationError: Double?
    /// 95 % intervals by bootstrap over speakers, `[low, high]`; empty with fewer than two speakers.
    package var interval: [String: [Double]]
    /// Every class.
    package var classes: [ClassReport]
    /// Counts, rows true, columns predicted.
    package var confusion: [[Int]]
    /// Every fold.
    package var folds: [FoldReport]
    /// By speaker, sex, intensity and sentence; nil in reports written before there were any.
    package var groups: [GroupReport]?

    /// One part of the clips.
    package struct GroupReport: Codable, Hashable, Sendable {
        /// By what the parts are told apart: speaker, sex, intensity or statement.
        package var by: GroupResult.Trait
        /// What the clips share.
        package var name: String
        /// Clips tested.
        package var clips: Int
        /// Share recognised.
        package var accuracy: Double
        /// Unweighted average recall.
        package var uar: Double
        /// The UAR of guessing among the classes that occur here.
        package var chance: Double
        /// 95 % intervals of accuracy and UAR by bootstrap over the speakers of the part, `[low, high]`; empty where one
        /// speaks alone; nil in reports written before there were any.
        package var interval: [String: [Double]]?
    }

    /// One class.
    package struct ClassReport: Codable, Hashable, Sendable {
        /// The class.
        package var name: String
        /// Of the clips taken for it, the share that is of it.
        package var precision: Double
        /// Of its clips, the share that is taken for it.
        package var recall: Double
        /// Harmonic mean of the two.
        package var f1: Double
        /// Its clips.
        package var support: Int
        /// 95 % intervals of precision, recall and f1 by bootstrap over speakers, `[low, high]`; those that are not known
        /// are left out; nil in reports written before there were any.
        package var interval: [String: [Double]]?
    }

    /// One fold.
    package struct FoldReport: Codable, Hashable, Sendable {
        /// The fold, from 1; 0 where there is only one network.
        package var fold: Int
        /// Who was tested.
        package var speakers: [String]
        /// Clips tested.
        package var clips: Int
        /// Share recognised.
        package var accuracy: Double
        /// Unweighted average recall.
        package var uar: Double
    }

    /// The report on an evaluation.
    package init(_ evaluation: Evaluation, run: String) {
        self.run = run
        self.protocol = evaluation.protocolText
        statement = evaluation.statement
        leaks = evaluation.leaks
        clips = evaluation.predictions.count
        let confusion = evaluation.confusion
        accuracy = confusion.accuracy
        uar = confusion.uar
        chance = confusion.chance
        macroF1 = confusion.macroF1
        calibrationError = Calibration(of: evaluation)?.error
        self.confusion = confusion.counts
        let bootstrap = SpeakerBootstrap(classes: evaluation.classes.count)
        let intervals = bootstrap.intervals(of: evaluation.predictions)
        interval =
            intervals.map {
                ["uar": $0.uar.ends, "accuracy": $0.accuracy.ends, "macroF1": $0.macroF1.ends]
            } ?? [:]
        classes = evaluation.classResults.enumerated().map { index, result in
            ClassReport(
                name: result.name, precision: result.precision, recall: result.recall, f1: result.f1,
                support: result.support, interval: intervals?.classes[index].report ?? [:])
        }
        groups = evaluation.groups.map { group in
            let ends = bootstrap.figures(of: group.predictions)
            return GroupReport(
                by: group.trait, name: group.name, clips: group.clips, accuracy: group.accuracy, uar: group.uar,
                chance: group.chance,
                interval: ends.map { ["accuracy": $0.accuracy.ends, "uar": $0.uar.ends] } ?? [:])
        }
        folds = evaluation.folds.map {
            FoldReport(fold: $0.fold, speakers: $0.speakers, clips: $0.clips, accuracy: $0.accuracy, uar: $0.uar)
        }
    }

    /// What the intervals are worth where few were tested, in words; nil where there are enough speakers.
    package var caution: String? {
        interval.isEmpty ? nil : SpeakerBootstrap.caution(speakers: (groups ?? []).count { $0.by == .speaker })
    }
}

extension SpeakerBootstrap.Interval {
    /// The interval as reports hold it, `[low, high]`.
    fileprivate var ends: [Double] { [low, high] }
}

extension ClassIntervals {
    /// The intervals that are known, by name.
    fileprivate var report: [String: [Double]] {
        var known: [String: [Double]] = [:]
        for figure in Figure.allCases { known[figure.rawValue] = self[figure]?.ends }
        return known
    }
}
