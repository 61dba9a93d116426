import CKernels

/// Prediction of a sample as a weighted sum of those before it.
enum LinearPrediction {
    /// Burg's method.
    ///
    /// - Parameters:
    ///   - samples: `[count]`.
    ///   - coefficients: `[order]`, filled with the weights of the samples 1, 2, ... back.
    /// - Returns: mean square of the residual; 0 for silence.
    static func burg(_ samples: ArraySlice<Double>, coefficients: inout [Double]) -> Double {
        precondition(samples.count > coefficients.count, "LinearPrediction: fewer samples than coefficients")
        return samples.withUnsafeBufferPointer { samples in
            ck_burg(samples.baseAddress, samples.count, &coefficients, coefficients.count)
        }
    }
}
