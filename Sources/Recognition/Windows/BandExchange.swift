import Glibc

/// Gives a crop the level and the range of another crop's bands, in part: another voice's, another room's.
///
/// Crops are `[frames x columns]`, row-major, and so are bands with channels of their own; frames beyond the valid ones are
/// padding.
package enum BandExchange {
    /// Both parameters of the beta distribution that says how much of its own a crop keeps; most draws lie near one of the
    /// two crops.
    static let strength = 0.3
    /// Added to variances: a band that a mask covers has none.
    private static let epsilon: Float = 1e-5

    /// Brings the mean and the deviation of each column over a crop's valid frames towards those of another crop.
    ///
    /// What varies within a column keeps its shape; only its level and its range change, as they do from one voice or one
    /// microphone to the next. Padding stays as it is.
    ///
    /// Source: Zhou et al. (2021), Domain Generalization with MixStyle, ICLR; by band and on the input as in Kim et al.
    /// (2022), Domain Generalization with Relaxed Instance Frequency-wise Normalization, Interspeech.
    ///
    /// - Parameters:
    ///   - frames: valid frames of the crop.
    ///   - otherFrames: valid frames of the other crop.
    ///   - share: how much of its own the crop keeps, from 0 to 1.
    package static func apply(
        to crop: UnsafeMutablePointer<Float>, frames: Int, with other: UnsafePointer<Float>, otherFrames: Int,
        columns: Int, share: Float
    ) {
        guard frames > 0, otherFrames > 0 else { return }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 4 * columns) { room in
            guard let mean = room.baseAddress else { return }
            let (deviation, otherMean, otherDeviation) = (mean + columns, mean + 2 * columns, mean + 3 * columns)
            measure(crop, frames: frames, columns: columns, mean: mean, deviation: deviation)
            measure(other, frames: otherFrames, columns: columns, mean: otherMean, deviation: otherDeviation)
            for column in 0..<columns {
                let wanted = share * deviation[column] + (1 - share) * otherDeviation[column]
                let factor = wanted / deviation[column]
                let level = share * mean[column] + (1 - share) * otherMean[column]
                deviation[column] = factor
                mean[column] = level - factor * mean[column]
            }
            for frame in 0..<frames {
                let row = crop + frame * columns
                for column in 0..<columns { row[column] = row[column] * deviation[column] + mean[column] }
            }
        }
    }

    /// Mean and deviation of each column over frames.
    private static func measure(
        _ crop: UnsafePointer<Float>, frames: Int, columns: Int, mean: UnsafeMutablePointer<Float>,
        deviation: UnsafeMutablePointer<Float>
    ) {
        mean.update(repeating: 0, count: columns)
        deviation.update(repeating: 0, count: columns)
        for frame in 0..<frames {
            let row = crop + frame * columns
            for column in 0..<columns { mean[column] += row[column] }
        }
        for column in 0..<columns { mean[column] /= Float(frames) }
        for frame in 0..<frames {
            let row = crop + frame * columns
            for column in 0..<columns {
                let distance = row[column] - mean[column]
                deviation[column] += distance * distance
            }
        }
        for column in 0..<columns { deviation[column] = (deviation[column] / Float(frames) + epsilon).squareRoot() }
    }
}
