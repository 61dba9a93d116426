import CKernels

/// Autocorrelation of short frames through Fourier transforms, in single precision: where a peak lies changes by less than a
/// thousandth of a sample.
struct Autocorrelator: Sendable {
    private let frameLength: Int
    private let forward: FourierPlan<Float>
    private let inverse: FourierPlan<Float>

    /// For frames of one length and lags below `lagCount`.
    init(frameLength: Int, lagCount: Int) {
        self.frameLength = frameLength
        let size = FourierPlan<Float>.fastSize(atLeast: frameLength + lagCount)
        forward = .shared(size: size)
        inverse = .shared(size: size, direction: .inverse)
    }

    /// Memory for one thread: one for all frames, since memory that comes and goes between small arrays leaves holes.
    struct Workspace {
        /// The frame `[frameLength]`, and then its autocorrelation at lags 0, 1, ..., times the size of the transform.
        let time: UnsafeMutablePointer<Float>
        fileprivate let spectrum: UnsafeMutablePointer<Float>
    }

    /// Calls `body` with memory for frames.
    func withWorkspace<Result>(_ body: (Workspace) -> Result) -> Result {
        withAligned(Float.self, count: forward.size) { time in
            withAligned(Float.self, count: 2 * forward.binCount) { spectrum in
                body(Workspace(time: time, spectrum: spectrum))
            }
        }
    }

    /// Replaces the frame by its autocorrelation.
    func correlate(_ work: Workspace) {
        (work.time + frameLength).update(repeating: 0, count: forward.size - frameLength)
        forward.forward(work.time, into: work.spectrum)
        ck_square_bins(work.spectrum, forward.binCount)
        inverse.inverse(work.spectrum, into: work.time)
    }
}

/// Products of a frame with what follows it, through Fourier transforms.
struct CrossCorrelator: Sendable {
    private let frameLength: Int
    private let forward: FourierPlan<Double>
    private let inverse: FourierPlan<Double>

    /// For frames of one length and lags below `lagCount`.
    init(frameLength: Int, lagCount: Int) {
        self.frameLength = frameLength
        let size = FourierPlan<Double>.fastSize(atLeast: frameLength + lagCount)
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
        _ samples: UnsafeBufferPointer<Float>, start: Int, span: Int, mean: Double, into products: inout [Double]
    ) {
        let size = forward.size
        withAlignedDoubles(count: size) { time in
            withAlignedDoubles(count: 2 * forward.binCount) { frame in
                withAlignedDoubles(count: 2 * forward.binCount) { whole in
                    let count = max(0, min(span, size))
                    for index in 0..<count { time[index] = Double(samples[start + index]) - mean }
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
