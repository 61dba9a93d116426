import Glibc

/// Estimates how dense values lie, with a Gaussian kernel on a grid.
///
/// Values are shared out between the two points next to them and then smoothed, which takes time that doesn't grow
/// with values times points.
///
/// Source: Silverman (1986), "Density Estimation for Statistics and Data Analysis", equations 3.31 and 3.5.
struct Density {
    /// Where the grid begins and ends.
    let range: ClosedRange<Double>
    /// Points of the grid, at equal distances from one end to the other.
    let points: Int

    /// The density at each point `[points]`, per unit of the values; values beyond the grid count at their place.
    ///
    /// - Parameter sorted: `[values]`, ascending.
    func estimate(_ sorted: [Double]) -> [Float] {
        let spacing = (range.upperBound - range.lowerBound) / Double(points - 1)
        guard spacing > 0, !sorted.isEmpty else { return [] }
        // At least one step of the grid, so that equal values are a peak and not nothing; at most all of it.
        let width = min(max(Self.bandwidth(sorted) / spacing, 1), Double(points))
        let reach = Int((4 * width).rounded(.up))
        let kernel = (0...reach).map { exp(-0.5 * Double($0 * $0) / (width * width)) }
        let scale = 1 / (Double(sorted.count) * width * spacing * (2 * Double.pi).squareRoot())
        let weights = shares(of: sorted, spacing: spacing, margin: reach)
        return (0..<points).map { point in
            var sum = 0.0
            // The weights begin `reach` points before the grid.
            for offset in -reach...reach { sum += weights[point + reach + offset] * kernel[abs(offset)] }
            return Float(sum * scale)
        }
    }

    /// How much of the values falls to each point, some points beyond the grid on both sides included.
    private func shares(of values: [Double], spacing: Double, margin: Int) -> [Double] {
        var weights = [Double](repeating: 0, count: points + 2 * margin)
        for value in values {
            let place = (value - range.lowerBound) / spacing + Double(margin)
            guard place >= 0, place < Double(weights.count - 1) else { continue }
            let lower = Int(place)
            weights[lower] += 1 - (place - Double(lower))
            weights[lower + 1] += place - Double(lower)
        }
        return weights
    }

    /// Silverman's rule of thumb.
    static func bandwidth(_ sorted: [Double]) -> Double {
        let count = Double(sorted.count)
        let mean = sorted.reduce(0, +) / count
        let deviation = (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)).squareRoot()
        typealias Box = ClassDistribution.Box
        let middle = (Box.quantile(0.75, of: sorted) - Box.quantile(0.25, of: sorted)) / 1.34
        return 0.9 * (middle > 0 ? min(deviation, middle) : deviation) * pow(count, -0.2)
    }
}
