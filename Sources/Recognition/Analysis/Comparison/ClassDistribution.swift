/// How a number is distributed over the clips of a class.
package struct ClassDistribution: Hashable, Sendable {
    /// What a box plot draws.
    package struct Box: Hashable, Sendable {
        /// The least and the greatest value.
        package let range: ClosedRange<Double>
        /// The middle half of the values; quartiles between two values are interpolated linearly.
        package let quartiles: ClosedRange<Double>
        /// Half of the values are smaller.
        package let median: Double
        /// The outermost values within 1.5 interquartile ranges of the quartiles.
        ///
        /// Source: Tukey (1977), "Exploratory Data Analysis".
        package let whiskers: ClosedRange<Double>
        /// How many values lie beyond the whiskers.
        package let outliers: Int
    }

    /// The class.
    package let name: String
    /// Clips whose number is defined.
    package let count: Int
    /// Clips that are measured but whose number is not defined.
    package let missing: Int
    /// Mean of the values; nil without any.
    package let mean: Double?
    /// Standard deviation of the values, divided by one less than their count; nil below two.
    package let standardDeviation: Double?
    /// The box; nil without values.
    package let box: Box?
    /// How dense the values lie at the points of the comparison's grid, per unit of the number; empty without values.
    package let density: [Float]
}

extension ClassDistribution.Box {
    /// The box of values; nil without any.
    ///
    /// - Parameter sorted: `[values]`, ascending.
    init?(_ sorted: [Double]) {
        guard let least = sorted.first, let greatest = sorted.last else { return nil }
        let lower = Self.quantile(0.25, of: sorted)
        let upper = Self.quantile(0.75, of: sorted)
        let reach = 1.5 * (upper - lower)
        // The quartiles may lie between values: a whisker never ends inside the box.
        let bottom = min(lower, sorted.first { $0 >= lower - reach } ?? lower)
        let top = max(upper, sorted.last { $0 <= upper + reach } ?? upper)
        range = least...greatest
        quartiles = lower...upper
        median = Self.quantile(0.5, of: sorted)
        whiskers = bottom...top
        outliers = sorted.count { $0 < bottom || $0 > top }
    }

    /// The value below which a share of the values lies, linear between the nearest two.
    ///
    /// Source: Hyndman & Fan (1996), definition 7, which NumPy has as its standard.
    static func quantile(_ share: Double, of sorted: [Double]) -> Double {
        let place = share * Double(sorted.count - 1)
        let lower = Int(place)
        let upper = min(lower + 1, sorted.count - 1)
        return sorted[lower] + (place - Double(lower)) * (sorted[upper] - sorted[lower])
    }
}
