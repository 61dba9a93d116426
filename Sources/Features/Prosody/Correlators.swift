/// Autocorrelation of short frames through Fourier transforms.
struct Autocorrelator: Sendable {
    private let frameLength: Int
    private let forward: FourierPlan
    private let inverse: FourierPlan

    /// For frames of one length and lags below `lagCount`.
    init(frameLength: Int, lagCount: Int) {
        self.frameLength = frameLength
        let size = FourierPlan.fastSize(atLeast: frameLength + lagCount)
        forward = .shared(size: size)
        inverse = .shared(size: size, direction: .inverse)
    }

    /// Autocorrelation at lags 0, 1, ..., times the size of the transform.
    ///
    /// - Parameters:
    ///   - lags: filled.
    ///   - load: fills the frame, `[frameLength]`, and says whether it is worth correlating.
    func correlate(
        into lags: UnsafeMutableBufferPointer<Double>, load: (UnsafeMutableBufferPointer<Double>) -> Bool
    ) {
        withAlignedDoubles(count: forward.size) { time in
            withAlignedDoubles(count: 2 * forward.binCount) { spectrum in
                guard load(UnsafeMutableBufferPointer(start: time, count: frameLength)) else { return }
                for index in frameLength..<forward.size { time[index] = 0 }
                forward.forward(time, into: spectrum)
                for bin in 0..<forward.binCount {
                    let (real, imaginary) = (spectrum[2 * bin], spectrum[2 * bin + 1])
                    spectrum[2 * bin] = real * real + imaginary * imaginary
                    spectrum[2 * bin + 1] = 0
                }
                inverse.inverse(spectrum, into: time)
                for lag in lags.indices { lags[lag] = time[lag] }
            }
        }
    }
}

/// Products of a frame with what follows it, through Fourier transforms.
struct CrossCorrelator: Sendable {
    private let frameLength: Int
    private let forward: FourierPlan
    private let inverse: FourierPlan

    /// For frames of one length and lags below `lagCount`.
    init(frameLength: Int, lagCount: Int) {
        self.frameLength = frameLength
        let size = FourierPlan.fastSize(atLeast: frameLength + lagCount)
        forward = .shared(size: size)
        inverse = .shared(size: size, direction: .inverse)
    }

    /// Sums of x[t] x[t + lag] over the frame at `start`, for lags 0, 1, ...
    ///
    /// - Parameters:
    ///   - samples: the whole sound.
    ///   - span: how many samples from `start` on take part; the rest count as 0.
    ///   - mean: subtracted from every sample.
    ///   - products: filled, `[lagCount]`.
    func correlate(
        _ samples: UnsafeBufferPointer<Double>, start: Int, span: Int, mean: Double, into products: inout [Double]
    ) {
        let size = forward.size
        withAlignedDoubles(count: size) { time in
            withAlignedDoubles(count: 2 * forward.binCount) { frame in
                withAlignedDoubles(count: 2 * forward.binCount) { whole in
                    let count = max(0, min(span, size))
                    for index in 0..<count { time[index] = samples[start + index] - mean }
                    for index in count..<size { time[index] = 0 }
                    forward.forward(time, into: whole)
                    for index in min(frameLength, count)..<size { time[index] = 0 }
                    forward.forward(time, into: frame)
                    multiply(frame, into: whole)
                    inverse.inverse(whole, into: time)
                    let scale = 1 / Double(size)
                    for lag in products.indices { products[lag] = time[lag] * scale }
                }
            }
        }
    }

    /// conj(frame) x whole, into whole.
    private func multiply(_ frame: UnsafePointer<Double>, into whole: UnsafeMutablePointer<Double>) {
        for bin in 0..<forward.binCount {
            let (frameReal, frameImaginary) = (frame[2 * bin], frame[2 * bin + 1])
            let (real, imaginary) = (whole[2 * bin], whole[2 * bin + 1])
            whole[2 * bin] = frameReal * real + frameImaginary * imaginary
            whole[2 * bin + 1] = frameReal * imaginary - frameImaginary * real
        }
    }
}
