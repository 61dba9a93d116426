/// Brings features to a common range; measured on training windows and stored beside the weights.
package struct FeatureScaling: Codable, Hashable, Sendable {
    /// Subtracted first; one number for all features, or one a coefficient.
    package var offsets: [Double]
    /// Divided by afterwards; as many as offsets.
    package var ranges: [Double]
    /// What a frame beyond the end of a clip is taken to hold, before scaling: a quiet one; nil where nothing is padded.
    package var padding: [Double]?

    /// Features as they are.
    package static let none = FeatureScaling(offsets: [0], ranges: [1])

    /// Scaling with known constants.
    package init(offsets: [Double], ranges: [Double], padding: [Double]? = nil) {
        precondition(offsets.count == ranges.count && !offsets.isEmpty, "FeatureScaling: an offset and a range each")
        self.offsets = offsets
        self.ranges = ranges
        self.padding = padding
    }

    /// Measures the constants on some windows.
    ///
    /// - Parameters:
    ///   - kind: the rule.
    ///   - windows: `[windows x frames x coefficients]`.
    ///   - rows: the windows that are looked at; the others play no part.
    package init(_ kind: Recipe.Scaling.Kind, of windows: WindowSet, rows: Range<Int>) {
        let size = windows.shape.count
        let columns = size / windows.shape[0]
        self = windows.values.withUnsafeBufferPointer { values in
            let looked = UnsafeBufferPointer(rebasing: values[rows.lowerBound * size..<rows.upperBound * size])
            guard !looked.isEmpty else { return .none }
            return switch kind {
            case .none: .none
            case .minMax: Self.minMax(looked)
            case .standard: Self.standard(looked, columns: columns)
            }
        }
    }

    private static func minMax(_ values: UnsafeBufferPointer<Float>) -> FeatureScaling {
        var (low, high) = (values[0], values[0])
        for value in values {
            if value < low { low = value }
            if value > high { high = value }
        }
        let range = Double(high) - Double(low)
        return FeatureScaling(offsets: [Double(low)], ranges: [range > 0 ? range : 1])
    }

    private static func standard(_ values: UnsafeBufferPointer<Float>, columns: Int) -> FeatureScaling {
        let rows = Double(values.count / columns)
        var means = [Double](repeating: 0, count: columns)
        var squares = [Double](repeating: 0, count: columns)
        for start in stride(from: 0, to: values.count, by: columns) {
            for column in 0..<columns { means[column] += Double(values[start + column]) }
        }
        for column in 0..<columns { means[column] /= rows }
        for start in stride(from: 0, to: values.count, by: columns) {
            for column in 0..<columns {
                let distance = Double(values[start + column]) - means[column]
                squares[column] += distance * distance
            }
        }
        let deviations = squares.map { ($0 / rows).squareRoot() }
        return FeatureScaling(offsets: means, ranges: deviations.map { $0 > 0 ? $0 : 1 })
    }

    /// Scales `[frames x coefficients]` in place.
    package func apply(to values: UnsafeMutableBufferPointer<Float>) {
        let columns = offsets.count
        guard columns > 1 else {
            let (offset, range) = (offsets[0], ranges[0])
            for index in values.indices { values[index] = Float((Double(values[index]) - offset) / range) }
            return
        }
        for start in stride(from: 0, to: values.count, by: columns) {
            for column in 0..<columns {
                values[start + column] = Float((Double(values[start + column]) - offsets[column]) / ranges[column])
            }
        }
    }
}
