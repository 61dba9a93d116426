package import Tensors

/// Sums up each channel over time, by its mean or by mean and standard deviation; padding after a sample's end is left out.
///
/// Shapes: `[steps x channels]` or `[steps x width x channels]` to `[channels]`, or `[2 channels]` with the deviations after
/// the means; of three axes the width is summed up along with time. Files may also call it `global-pool`.
///
/// Source: Snyder et al. (2018), X-vectors, ICASSP.
package struct StatisticsPool: Layer {
    /// What is kept of a channel.
    package enum Statistics: String, CaseIterable, Codable, Hashable, Sendable {
        /// The mean over time.
        case mean
        /// The largest value.
        case max
        /// The mean and the standard deviation.
        case meanAndDeviation = "mean+deviation"
    }

    package static let kind = "statistics-pool"
    /// What is kept of a channel.
    package var statistics: Statistics

    /// Means and deviations, unless said otherwise.
    package init(statistics: Statistics = .meanAndDeviation) { self.statistics = statistics }

    /// Added to the variance, so that a channel without change has a gradient.
    static let leastVariance = 1e-6

    private enum Key: String, CodingKey { case statistics }

    /// Reads the options, all of them optional.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            statistics: try container.decodeIfPresent(Statistics.self, forKey: .statistics) ?? .meanAndDeviation)
    }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard input.rank == 2 || input.rank == 3 else {
            throw .input(expected: "[steps x channels] or [steps x width x channels]")
        }
        return [input[input.rank - 1] * (statistics == .meanAndDeviation ? 2 : 1)]
    }

    package func multiplyAdds(for input: Shape) -> Int { input.count }

    package var sumsUpTime: Bool { true }

    package var optionSummary: String { statistics.rawValue }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        let site = plan.site(
            at: index, output: plan.makeSlot(plan.rows(from: index)[index].output, isOverwritable: false))
        plan.add(StatisticsPoolOperation(site, statistics: statistics), at: site)
        return 1
    }
}
