/// Whether a network is as often right as it is sure: clips grouped by the probability of the class that was predicted.
///
/// Source: Guo, Pleiss, Sun & Weinberger (2017), "On Calibration of Modern Neural Networks", ICML.
package struct Calibration: Hashable, Sendable {
    /// Clips of similar confidence.
    package struct Bin: Hashable, Sendable {
        /// The confidences, 0 to 1.
        package let range: ClosedRange<Double>
        /// How many clips there are.
        package let clips: Int
        /// Their mean confidence; 0 without clips.
        package let confidence: Double
        /// The share of them that was recognised; 0 without clips.
        package let accuracy: Double
    }

    /// Ten bins of equal width, the least confidence first.
    package let bins: [Bin]
    /// Mean confidence of all clips.
    package let confidence: Double
    /// Share of all clips that was recognised.
    package let accuracy: Double
    /// Expected calibration error: mean distance between confidence and accuracy, each bin as heavy as it has clips.
    package let error: Double

    /// How many bins there are.
    package static let binCount = 10

    /// The calibration of an evaluation; nil of one without clips.
    package init?(of evaluation: Evaluation) {
        guard !evaluation.predictions.isEmpty else { return nil }
        var counts = [Int](repeating: 0, count: Self.binCount)
        var confidences = [Double](repeating: 0, count: Self.binCount)
        var right = [Int](repeating: 0, count: Self.binCount)
        for prediction in evaluation.predictions {
            let confidence = Self.confidence(of: prediction)
            let bin = Self.bin(of: prediction)
            counts[bin] += 1
            confidences[bin] += confidence
            if prediction.truth == prediction.predicted { right[bin] += 1 }
        }
        let total = Double(evaluation.predictions.count)
        bins = (0..<Self.binCount).map { bin in
            let clips = Double(max(1, counts[bin]))
            let width = 1 / Double(Self.binCount)
            return Bin(
                range: Double(bin) * width...Double(bin + 1) * width, clips: counts[bin],
                confidence: confidences[bin] / clips, accuracy: Double(right[bin]) / clips)
        }
        confidence = confidences.reduce(0, +) / total
        accuracy = Double(right.reduce(0, +)) / total
        error = bins.reduce(0) { $0 + Double($1.clips) / total * abs($1.confidence - $1.accuracy) }
    }

    /// The bin that a prediction belongs to.
    package static func bin(of prediction: ClipPrediction) -> Int {
        min(binCount - 1, max(0, Int(confidence(of: prediction) * Double(binCount))))
    }

    /// How sure the network is: the probability of the class that it predicts.
    private static func confidence(of prediction: ClipPrediction) -> Double {
        Double(prediction.probabilities.max() ?? 0)
    }
}
