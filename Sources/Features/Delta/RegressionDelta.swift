/// How features change over time: the slope of a line through the neighbouring frames, as python_speech_features' `delta`.
///
/// d[t] = sum of i (c[t + i] - c[t - i]) / (2 sum of i^2) for i from 1 to reach; the first and last frames are repeated.
package struct RegressionDelta: Hashable, Sendable {
    /// Frames looked at on each side.
    package let reach: Int

    /// A slope over `reach` frames on each side.
    ///
    /// - Throws: `FeatureError` where that is none.
    package init(reach: Int = 2) throws(FeatureError) {
        try FeatureError.check(
            reach >= 1 && reach <= 1 << 20, "reach must be between 1 frame and 2^20, is \(reach)")
        self.reach = reach
    }

    /// The slope of each column at each frame.
    ///
    /// - Returns: `[rows x columns]` as the input, in its unit a frame.
    package func matrix(of features: FeatureMatrix) -> FeatureMatrix {
        let (rows, columns) = (features.rows, features.columns)
        let divisor = 2 * (1...reach).reduce(0.0) { $0 + Double($1) * Double($1) }
        return FeatureMatrix(rows: rows, columns: columns) { output in
            output.initialize(repeating: 0)
            features.values.withUnsafeBufferPointer { input in
                for row in 0..<rows {
                    for distance in 1...reach {
                        let later = min(rows - 1, row + distance) * columns
                        let earlier = max(0, row - distance) * columns
                        for column in 0..<columns {
                            output[row * columns + column] +=
                                Double(distance) * (input[later + column] - input[earlier + column]) / divisor
                        }
                    }
                }
            }
        }
    }
}
