/// Derivatives of features over time from polynomials fitted to the neighbouring frames, as librosa's `feature.delta`.
///
/// The polynomial's degree equals the order of the derivative, which is therefore the same at every place of one fit: the
/// frames near the ends take the value of the first and of the last full fit.
///
/// Source: Savitzky & Golay (1964), Analytical Chemistry 36(8).
package struct SavitzkyGolayDelta: Hashable, Sendable {
    /// Frames in a fit, odd.
    package let width: Int
    /// Which derivative.
    package let order: Int
    /// The weights of a fit's frames `[width]`.
    private let weights: [Double]

    /// A derivative over `width` frames.
    ///
    /// - Throws: `FeatureError` unless the width is odd, at least 3 and above the order, which is at least 1.
    package init(width: Int = 9, order: Int = 1) throws(FeatureError) {
        try FeatureError.check(
            width >= 3 && width % 2 == 1 && width < 1 << 16,
            "width must be an odd number of frames from 3 on, is \(width)")
        try FeatureError.check(
            order >= 1 && order < width, "order must be at least 1 and below the width of \(width), is \(order)")
        self.width = width
        self.order = order
        weights = Self.weights(width: width, order: order)
    }

    /// The derivative of each column at each frame.
    ///
    /// - Returns: `[rows x columns]` as the input, in its unit a frame (to the power of the order).
    /// - Throws: `FeatureError` where there are fewer frames than a fit needs.
    package func matrix(of features: FeatureMatrix) throws(FeatureError) -> FeatureMatrix {
        let (rows, columns) = (features.rows, features.columns)
        try FeatureError.check(
            rows >= width, "a delta over \(width) frames needs at least as many, got \(rows); choose a smaller width")
        return FeatureMatrix(rows: rows, columns: columns) { output in
            output.initialize(repeating: 0)
            features.values.withUnsafeBufferPointer { input in
                for row in 0..<rows {
                    let first = max(0, min(rows - width, row - width / 2)) * columns
                    for index in 0..<width {
                        for column in 0..<columns {
                            output[row * columns + column] += weights[index] * input[first + index * columns + column]
                        }
                    }
                }
            }
        }
    }

    /// order! times the leading coefficient of the least-squares polynomial, as weights of the frames.
    ///
    /// With p the monic polynomial of that degree orthogonal on the frames to all lower ones, the coefficient is the
    /// projection sum(p y) / sum(p p). The polynomials follow from p[k+1](x) = x p[k](x) - b[k] p[k-1](x).
    private static func weights(width: Int, order: Int) -> [Double] {
        let places = (0..<width).map { Double($0 - width / 2) }
        func norm(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }
        var previous = [Double](repeating: 0, count: width)
        var current = [Double](repeating: 1, count: width)
        var previousNorm = 1.0
        var factorial = 1.0
        for degree in 1...order {
            let share = degree == 1 ? 0 : norm(current) / previousNorm
            previousNorm = norm(current)
            let next = (0..<width).map { places[$0] * current[$0] - share * previous[$0] }
            (previous, current) = (current, next)
            factorial *= Double(degree)
        }
        let scale = factorial / norm(current)
        return current.map { $0 * scale }
    }
}
