/// Moving averages over three frames, the edge frames repeated.
enum ContourSmoothing {
    /// The mean of all three.
    static func mean(_ contour: [Double]) -> [Double] {
        contour.indices.map { index in
            (contour[max(0, index - 1)] + contour[index] + contour[min(contour.count - 1, index + 1)]) / 3
        }
    }

    /// The mean of those that aren't 0; a 0 stays 0.
    static func nonZeroMean(_ contour: [Double]) -> [Double] {
        contour.indices.map { index in
            guard contour[index] != 0 else { return 0 }
            let before = contour[max(0, index - 1)]
            let after = contour[min(contour.count - 1, index + 1)]
            let count = 1.0 + (before != 0 ? 1 : 0) + (after != 0 ? 1 : 0)
            return (before + contour[index] + after) / count
        }
    }
}
