package import Features
package import Tensors

/// Computes the features of windows, as the notebook does: each window for itself, pre-emphasis and framing starting in it.
package struct WindowFeatures: Sendable {
    /// Samples in a window.
    package let windowLength: Int
    private let mfcc: MFCC

    /// Plans for a recipe.
    ///
    /// - Throws: `FeatureError` where its options cannot be met at its sample rate.
    package init(_ recipe: Recipe) throws(FeatureError) {
        windowLength = recipe.windowLength
        mfcc = try MFCC(recipe.features.mfcc, sampleRate: recipe.audio.sampleRate)
    }

    /// Shape of a window's features, `[frames x coefficients]`.
    package var shape: Shape { [mfcc.frameCount(samples: windowLength), mfcc.coefficientCount] }

    /// Writes the features of one window; one that reaches beyond the sound is padded with zeros.
    ///
    /// - Parameters:
    ///   - samples: the whole prepared sound.
    ///   - start: first sample of the window.
    ///   - output: room for `shape.count` numbers.
    package func compute(_ samples: [Float], start: Int, into output: UnsafeMutableBufferPointer<Float>) {
        let end = min(samples.count, start + windowLength)
        if end - start == windowLength {
            samples.withUnsafeBufferPointer { compute(UnsafeBufferPointer(rebasing: $0[start..<end]), output) }
        } else {
            let padding = [Float](repeating: 0, count: windowLength - max(0, end - start))
            (Array(samples[min(start, end)..<end]) + padding).withUnsafeBufferPointer { compute($0, output) }
        }
    }

    private func compute(_ window: UnsafeBufferPointer<Float>, _ output: UnsafeMutableBufferPointer<Float>) {
        mfcc.compute(window, frames: 0..<mfcc.frameCount(samples: windowLength), into: output)
    }
}
