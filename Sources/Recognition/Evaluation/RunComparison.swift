/// Two runs measured on the same clips.
package struct RunComparison: Hashable, Sendable {
    /// A figure of both runs and their difference, first minus second.
    package struct Figure: Hashable, Sendable {
        /// Of the first run.
        package let first: Double
        /// Of the second run.
        package let second: Double
        /// First minus second.
        package let difference: Double
        /// 95 % interval of the difference, the same speakers drawn for both; nil with fewer than two speakers.
        package let interval: SpeakerBootstrap.Interval?

        /// Whether the interval leaves zero out: the difference is more than the choice of speakers explains.
        package var isMoreThanChance: Bool { interval.map { $0.low > 0 || $0.high < 0 } ?? false }
    }

    /// The first run's evaluation, of the shared clips alone.
    package let first: Evaluation
    /// The second run's evaluation, of the shared clips alone.
    package let second: Evaluation
    /// Clips that only one of the runs tested.
    package let unshared: Int
    /// Share of clips recognised.
    package let accuracy: Figure
    /// Unweighted average recall.
    package let uar: Figure
    /// On how many clips only one of the two is right, and how likely that is by chance.
    package let mcNemar: McNemarTest

    /// What the intervals are worth where few speakers were tested, in words; nil where there are enough.
    package var caution: String? {
        uar.interval == nil ? nil : SpeakerBootstrap.caution(speakers: Set(first.predictions.map(\.speaker)).count)
    }

    /// Compares two runs on the clips that both tested; classes must be the same.
    ///
    /// - Throws: `RunError.nothingShared` where there is no such clip, or the classes differ.
    package init(_ first: Run, _ second: Run) throws(ExperimentError) {
        guard let one = try first.evaluation() else { throw .run(.untrained(first.directory)) }
        guard let two = try second.evaluation() else { throw .run(.untrained(second.directory)) }
        guard let comparison = Self(one, two) else {
            throw .run(.nothingShared(first.directory, second.directory))
        }
        self = comparison
    }

    /// Compares two evaluations on the clips that both tested; nil where there is none, or the classes differ.
    package init?(_ one: Evaluation, _ two: Evaluation) {
        let shared = Set(one.predictions.map(\.clip)).intersection(two.predictions.map(\.clip))
        guard !shared.isEmpty, one.classes == two.classes else { return nil }
        let first = Self.restricted(one, to: shared)
        let second = Self.restricted(two, to: shared)
        let drawn = SpeakerBootstrap(classes: one.classes.count).differences(of: first.predictions, second.predictions)
        accuracy = Self.figure(first.accuracy, second.accuracy, drawn?.accuracy)
        uar = Self.figure(first.uar, second.uar, drawn?.uar)
        let answers = Dictionary(second.predictions.map { ($0.clip, $0) }) { first, _ in first }
        let paired = first.predictions.compactMap { one in answers[one.clip].map { (one, $0) } }
        mcNemar = McNemarTest(paired.map(\.0), paired.map(\.1))
        unshared = one.predictions.count + two.predictions.count - 2 * shared.count
        self.first = first
        self.second = second
    }

    private static func restricted(_ evaluation: Evaluation, to clips: Set<String>) -> Evaluation {
        var restricted = evaluation
        restricted.predictions = evaluation.predictions.filter { clips.contains($0.clip) }
        return restricted
    }

    private static func figure(_ first: Double, _ second: Double, _ drawn: [Double]?) -> Figure {
        Figure(
            first: first, second: second, difference: first - second,
            interval: drawn.map { SpeakerBootstrap.interval($0) })
    }
}
