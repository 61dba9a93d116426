import CKernels

/// Power spectra of consecutive frames as python_speech_features takes them: pre-emphasis over the whole sound, a window,
/// |FFT|^2 / fftSize.
struct FramePowerSpectra: Sendable {
    let layout: FrameLayout
    let preEmphasis: Double
    let precision: PreEmphasisPrecision
    let fftSize: Int
    /// Weights of the samples of a frame that reach the transform; nil where all are 1.
    let window: [Double]?
    let plan: FourierPlan

    /// Samples of a frame that reach the transform: a longer frame is cut to the transform's size.
    let usedLength: Int

    init(
        layout: FrameLayout, preEmphasis: Double, precision: PreEmphasisPrecision, window: WindowFunction, fftSize: Int
    ) {
        self.layout = layout
        self.preEmphasis = preEmphasis
        self.precision = precision
        self.fftSize = fftSize
        usedLength = min(layout.frameLength, fftSize)
        self.window = window == .rectangular ? nil : window.values(count: layout.frameLength, .symmetric)
        plan = .shared(size: fftSize)
    }

    /// Calls `body` with the index of each frame, its energy in all bins and its power spectrum `[fftSize / 2 + 1]`, with the zeros
    /// that `MelFilterBank` wants behind it.
    func forEach(
        of samples: UnsafeBufferPointer<Float>, frames: Range<Int>, _ body: (Int, Double, UnsafePointer<Double>) -> Void
    ) {
        let binCount = plan.binCount
        withAlignedDoubles(count: fftSize) { input in
            withAlignedDoubles(count: 2 * binCount) { bins in
                withAlignedDoubles(count: binCount + MelFilterBank.padding) { power in
                    (power + binCount).initialize(repeating: 0, count: MelFilterBank.padding)
                    (input + usedLength).initialize(repeating: 0, count: fftSize - usedLength)
                    for frame in frames {
                        load(samples, from: frame * layout.hopLength, into: input)
                        plan.forward(input, into: bins)
                        let energy = ck_power_spectrum(bins, binCount, 1 / Double(fftSize), power)
                        body(frame, energy, power)
                    }
                }
            }
        }
    }

    /// One frame, pre-emphasized and windowed, zeros beyond the sound's end.
    private func load(_ samples: UnsafeBufferPointer<Float>, from start: Int, into input: UnsafeMutablePointer<Double>)
    {
        let present = max(0, min(usedLength, samples.count - start))
        if present > 0, let source = samples.baseAddress.map({ $0 + start }) {
            // The very first sample has no predecessor.
            let previous = start > 0 ? source[-1] : 0
            switch precision {
            case .single:
                let share = Float(preEmphasis)
                input[0] = Double(source[0] - share * previous)
                ck_pre_emphasis(source + 1, present - 1, share, input + 1)
            case .double:
                input[0] = Double(source[0]) - preEmphasis * Double(previous)
                for index in 1..<max(1, present) {
                    input[index] = Double(source[index]) - preEmphasis * Double(source[index - 1])
                }
            }
        }
        (input + present).update(repeating: 0, count: usedLength - present)
        window?.withUnsafeBufferPointer { weights in
            for index in 0..<present { input[index] *= weights[index] }
        }
    }
}

/// The arithmetic of a pre-emphasis: what comes after it is always in double.
package enum PreEmphasisPrecision: String, CaseIterable, Codable, Hashable, Sendable {
    /// As python_speech_features treats float32 samples, which is what `librosa.load` gives.
    case single
    /// As it treats int16 and float64 samples.
    case double
}
