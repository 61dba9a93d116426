/// Where the values of a group lie: its ends, its whiskers, its quartiles and its middle.
package struct Spread: Hashable, Sendable {
    /// The least and the greatest value.
    package let range: ClosedRange<Double>
    /// The outermost values that are not outliers.
    package let whiskers: ClosedRange<Double>
    /// The middle half of the values.
    package let quartiles: ClosedRange<Double>
    /// Half of the values is smaller.
    package let median: Double

    /// A group's values in seven numbers.
    ///
    /// - Parameter whiskers: nil where they reach over the whole range.
    package init(
        range: ClosedRange<Double>, whiskers: ClosedRange<Double>? = nil, quartiles: ClosedRange<Double>, median: Double
    ) {
        self.range = range
        self.whiskers = whiskers ?? range
        self.quartiles = quartiles
        self.median = median
    }
}
