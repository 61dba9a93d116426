/// One axis of a chart: which values it spans, in which unit, and where its ticks stand.
package struct Axis: Hashable, Sendable {
    /// The values at both ends.
    package var range: ClosedRange<Double>
    /// The unit, written beside the last tick; may be empty.
    package var unit: String
    /// Whether equal steps are equal ratios.
    package var isLogarithmic: Bool
    /// Ticks that are given; nil has round ones made.
    package var fixedTicks: [Tick]?

    /// A mark on an axis.
    package struct Tick: Hashable, Sendable {
        /// Its value on the axis.
        package let value: Double
        /// What is written beside it.
        package let label: String

        /// A mark with what is written beside it.
        package init(_ value: Double, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    /// An axis. A range of a single value is widened, so that there is something to draw.
    package init(
        _ range: ClosedRange<Double>, unit: String = "", isLogarithmic: Bool = false, ticks: [Tick]? = nil
    ) {
        let isUsable = range.lowerBound.isFinite && range.upperBound.isFinite
        // Half of what a Double holds, so that the span of the range is finite too.
        var lower = isUsable ? max(range.lowerBound, -1e300) : 0
        var upper = isUsable ? min(range.upperBound, 1e300) : 1
        if isLogarithmic {
            lower = max(lower, max(upper, 1e-12) * 1e-9)
            upper = max(upper, lower)
        }
        if lower == upper {
            let margin = lower == 0 ? 1 : abs(lower) / 2
            lower -= isLogarithmic ? margin / 2 : margin
            upper += margin
        }
        self.range = lower...upper
        self.unit = unit
        self.isLogarithmic = isLogarithmic
        fixedTicks = ticks
    }

    /// Where a value lies between the ends: 0 to 1, beyond them outside, NaN where it has no place.
    package func position(of value: Double) -> Double {
        guard isLogarithmic else {
            return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        }
        guard value > 0 else { return .nan }
        let lower = Decimal.logarithm(range.lowerBound)
        return (Decimal.logarithm(value) - lower) / (Decimal.logarithm(range.upperBound) - lower)
    }

    /// Ticks at round values inside the range.
    ///
    /// - Parameter count: how many there may be at most.
    package func ticks(atMost count: Int) -> [Tick] {
        if let fixedTicks { return Axis.thinned(fixedTicks, to: count) }
        guard count > 0 else { return [] }
        return isLogarithmic ? logarithmicTicks(atMost: count) : linearTicks(atMost: count)
    }

    private func linearTicks(atMost count: Int) -> [Tick] {
        let span = range.upperBound - range.lowerBound
        var exponent = Decimal.exponent(of: span) - 2
        while exponent < 310 {
            for base in [1.0, 2, 5] {
                let step = base * Decimal.power(exponent)
                let first = (range.lowerBound / step - 1e-9).rounded(.up)
                let last = (range.upperBound / step + 1e-9).rounded(.down)
                guard last - first + 1 <= Double(count) else { continue }
                guard last >= first else { return [] }
                return (0...Int(last - first)).map { index in
                    let value = (first + Double(index)) * step
                    return Tick(value, Axis.label(value, step: exponent))
                }
            }
            exponent += 1
        }
        return []
    }

    private func logarithmicTicks(atMost count: Int) -> [Tick] {
        let ticks = decimalTicks(atMost: count)
        // Within less than a decade the round values of a linear axis are closer together.
        guard ticks.count < 3, range.upperBound < range.lowerBound * 10 else { return ticks }
        let linear = linearTicks(atMost: count)
        return linear.count > ticks.count ? linear : ticks
    }

    /// Ticks at powers of ten, and at twice and five times these where there is room.
    private func decimalTicks(atMost count: Int) -> [Tick] {
        let lowest = Decimal.exponent(of: range.lowerBound)
        let highest = Decimal.exponent(of: range.upperBound)
        for bases in [[1.0, 2, 5], [1.0]] {
            var ticks: [Tick] = []
            for exponent in lowest...highest {
                for base in bases {
                    let value = base * Decimal.power(exponent)
                    let isInside = value >= range.lowerBound * (1 - 1e-9) && value <= range.upperBound * (1 + 1e-9)
                    if isInside { ticks.append(Tick(value, Axis.label(value, step: exponent))) }
                }
            }
            if ticks.count <= count { return ticks }
            if bases.count == 1 { return Axis.thinned(ticks, to: count) }
        }
        return []
    }

    /// A value with as many decimals as the step between ticks has.
    private static func label(_ value: Double, step exponent: Int) -> String {
        if exponent < -5 || abs(value) >= 1e6 { return Format.number(value) }
        return Format.fixed(value, decimals: max(0, -exponent))
    }

    private static func thinned(_ ticks: [Tick], to count: Int) -> [Tick] {
        guard count > 0 else { return [] }
        let step = (ticks.count + count - 1) / count
        return ticks.enumerated().filter { $0.offset.isMultiple(of: max(1, step)) }.map(\.element)
    }
}
