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
        self.confusion = confusion.counts
        let intervals = SpeakerBootstrap(classes: evaluation.classes.count).intervals(of: evaluation.predictions)
        interval =
            intervals.map {
                ["uar": $0.uar.ends, "accuracy": $0.accuracy.ends, "macroF1": $0.macroF1.ends]
            } ?? [:]
        classes = evaluation.classResults.enumerated().map { index, result in
            ClassReport(
                name: result.name, precision: result.precision, recall: result.recall, f1: result.f1,
                support: result.support, interval: intervals?.classes[index].report ?? [:])
        }
        groups = evaluation.groups.map {
            GroupReport(
                by: $0.trait, name: $0.name, clips: $0.clips, accuracy: $0.accuracy, uar: $0.uar, chance: $0.chance)
        }
        folds = evaluation.folds.map {
            FoldReport(fold: $0.fold, speakers: $0.speakers, clips: $0.clips, accuracy: $0.accuracy, uar: $0.uar)
        }
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
