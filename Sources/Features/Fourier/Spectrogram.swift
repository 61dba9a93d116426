import CKernels

/// The short-time Fourier transform of a sound, as librosa frames it.
package struct Spectrogram: Sendable {
    /// How the frames are taken.
    package struct Options: Codable, Hashable, Sendable {
        /// Samples in each transform.
        package var fftSize: Int
        /// Samples under the window, in the middle of the transform; nil: all of it.
        package var windowLength: AudioSpan?
        /// From one frame to the next.
        package var hop: AudioSpan
        /// The taper (periodic).
        package var window: WindowFunction
        /// Whether frame t is centred on sample t x hop, zeros beyond the ends; otherwise it starts there and only whole
        /// frames count.
        package var isCentered: Bool

        /// librosa's defaults.
        package init(
            fftSize: Int = 2048, windowLength: AudioSpan? = nil, hop: AudioSpan = .samples(512),
            window: WindowFunction = .hann, isCentered: Bool = true
        ) {
            self.fftSize = fftSize
            self.windowLength = windowLength
            self.hop = hop
            self.window = window
            self.isCentered = isCentered
        }
    }

    /// What is shown of a bin X.
    package enum Scale: String, CaseIterable, Codable, Hashable, Sendable {
        /// |X|.
        case magnitude
        /// |X|^2.
        case power
    }

    /// How the frames are taken.
    package let options: Options
    /// Samples a second, Hz.
    package let sampleRate: Int
    /// Samples from one frame to the next.
    package let hopLength: Int
    private let window: [Double]
    private let plan: FourierPlan<Double>

    /// Bins of a frame: fftSize / 2 + 1.
    package var binCount: Int { plan.binCount }

    /// Plans the transform of sounds at a rate in Hz.
    ///
    /// - Throws: `FeatureError` where sizes don't fit together.
    package init(_ options: Options = Options(), sampleRate: Int) throws(FeatureError) {
        try FeatureError.check(
            options.fftSize >= 1 && options.fftSize <= 1 << 24,
            "fftSize must be between 1 and 2^24, is \(options.fftSize)")
        let length = options.windowLength?.sampleCount(sampleRate: sampleRate) ?? options.fftSize
        let layout = try Framing(length: .samples(length), hop: options.hop).layout(sampleRate: sampleRate)
        try FeatureError.check(
            length <= options.fftSize,
            "windowLength of \(length) samples must not exceed fftSize, \(options.fftSize)")
        self.options = options
        self.sampleRate = sampleRate
        hopLength = layout.hopLength
        var window = [Double](repeating: 0, count: options.fftSize)
        let margin = (options.fftSize - length) / 2
        window.replaceSubrange(margin..<(margin + length), with: options.window.values(count: length, .periodic))
        self.window = window
        plan = .shared(size: options.fftSize)
    }

    /// Frames of a sound; none for no sample.
    package func frameCount(samples: Int) -> Int {
        if samples == 0 { return 0 }
        if options.isCentered { return 1 + samples / hopLength }
        return samples < options.fftSize ? 0 : 1 + (samples - options.fftSize) / hopLength
    }

    /// The whole spectrogram.
    ///
    /// - Returns: `[frames x bins]`.
    package func matrix(of samples: [Float], scale: Scale) -> FeatureMatrix {
        samples.withUnsafeBufferPointer { samples in
            let frames = frameCount(samples: samples.count)
            return FeatureMatrix(rows: frames, columns: binCount) { output in
                compute(samples, frames: 0..<frames, scale: scale, into: output)
            }
        }
    }

    /// Some frames of the spectrogram, written to `output` `[frames x bins]`.
    package func compute(
        _ samples: UnsafeBufferPointer<Float>, frames: Range<Int>, scale: Scale,
        into output: UnsafeMutableBufferPointer<Double>
    ) {
        precondition(output.count >= frames.count * binCount, "Spectrogram: the output is too small")
        forEachPower(of: samples, frames: frames) { frame, power in
            let row = (frame - frames.lowerBound) * binCount
            for bin in 0..<binCount {
                output[row + bin] = scale == .power ? power[bin] : power[bin].squareRoot()
            }
        }
    }

    /// Calls `body` with the index of each frame and its power spectrum |X|^2 `[bins]`, with the zeros that
    /// `MelFilterBank` wants behind it.
    func forEachPower(
        of samples: UnsafeBufferPointer<Float>, frames: Range<Int>, _ body: (Int, UnsafePointer<Double>) -> Void
    ) {
        let margin = options.isCentered ? options.fftSize / 2 : 0
        withAlignedDoubles(count: options.fftSize) { input in
            withAlignedDoubles(count: 2 * binCount) { bins in
                withAlignedDoubles(count: binCount + MelFilterBank.padding) { power in
                    (power + binCount).initialize(repeating: 0, count: MelFilterBank.padding)
                    for frame in frames {
                        load(samples, from: frame * hopLength - margin, into: input)
                        plan.forward(input, into: bins)
                        _ = ck_power_spectrum(bins, binCount, 1, power)
                        body(frame, power)
                    }
                }
            }
        }
    }

    private func load(_ samples: UnsafeBufferPointer<Float>, from start: Int, into input: UnsafeMutablePointer<Double>)
    {
        let first = min(options.fftSize, max(0, -start))
        let end = max(first, min(options.fftSize, samples.count - start))
        input.update(repeating: 0, count: first)
        window.withUnsafeBufferPointer { weights in
            for index in first..<end { input[index] = Double(samples[start + index]) * weights[index] }
        }
        (input + end).update(repeating: 0, count: options.fftSize - end)
    }
}
