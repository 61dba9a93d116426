import CKernels

/// Power spectra of consecutive frames as python_speech_features takes them: pre-emphasis over the whole sound, a window,
/// |FFT|^2 / fftSize.
struct FramePowerSpectra: Sendable {
    /// How many frames are taken at a time; their numbers lie side by side.
    static let frameCount = ck_frames_at_once

    /// The spectra of up to eight frames.
    struct Batch {
        /// Which frames these are; what lies beside them where they are fewer than eight means nothing.
        let frames: Range<Int>
        /// `[fftSize / 2 + 1 x 8]`, with the rows of zeros that `MelFilterBank` wants behind them.
        let powers: UnsafePointer<Double>
        /// The sum over all bins `[8]`; may be overwritten.
        let totals: UnsafeMutablePointer<Double>

        /// Writes the frames' numbers `[columns x 8]` as rows to `output`, whose first row is that of frame `origin`.
        func write<Number: BinaryFloatingPoint>(
            _ values: UnsafePointer<Double>, columns: Int, from origin: Int,
            into output: UnsafeMutableBufferPointer<Number>
        ) {
            guard let first = output.baseAddress else { return }
            for (lane, frame) in frames.enumerated() {
                let row = first + (frame - origin) * columns
                for column in 0..<columns { row[column] = Number(values[column * FramePowerSpectra.frameCount + lane]) }
            }
        }
    }

    let layout: FrameLayout
    let preEmphasis: PreEmphasis
    let fftSize: Int
    /// Bins of a spectrum: fftSize / 2 + 1.
    var binCount: Int { fftSize / 2 + 1 }
    /// Samples of a frame that reach the transform: a longer frame is cut to the transform's size.
    let usedLength: Int
    /// Weights of the samples of a frame that reach the transform; nil where all are 1.
    private let window: [Double]?
    private let transform: Transform

    private enum Transform {
        case sideBySide(FrameTransform)
        case single(FourierPlan<Double>)
    }

    init(layout: FrameLayout, preEmphasis: PreEmphasis, window: WindowFunction, fftSize: Int) {
        self.layout = layout
        self.preEmphasis = preEmphasis
        self.fftSize = fftSize
        usedLength = min(layout.frameLength, fftSize)
        self.window = window == .rectangular ? nil : window.values(count: layout.frameLength, .symmetric)
        transform =
            FrameTransform.suits(fftSize)
            ? .sideBySide(FrameTransform(size: fftSize)) : .single(.shared(size: fftSize))
    }

    /// Calls `body` with the spectra of the frames, eight at a time.
    func forEachBatch(of samples: UnsafeBufferPointer<Float>, frames: Range<Int>, _ body: (Batch) -> Void) {
        let width = Self.frameCount
        // Frames that overlap share the pre-emphasized samples; others lie one behind the other.
        let step = min(layout.hopLength, usedLength)
        let valueCount = fftSize * width
        let powerCount = (binCount + MelFilterBank.padding) * width
        let soundCount = (width - 1) * step + usedLength
        withAlignedDoubles(count: valueCount + powerCount + width + soundCount) { values in
            let powers = values + valueCount
            let totals = powers + powerCount
            let sound = totals + width
            (powers + binCount * width).initialize(repeating: 0, count: MelFilterBank.padding * width)
            for first in stride(from: frames.lowerBound, to: frames.upperBound, by: width) {
                load(samples, first: first, step: step, into: sound)
                loadFrames(sound, step: step, into: values)
                transform(values, into: powers, totals: totals)
                body(
                    Batch(frames: first..<min(first + width, frames.upperBound), powers: powers, totals: totals))
            }
        }
    }

    /// The pre-emphasized samples of eight frames from one on.
    private func load(
        _ samples: UnsafeBufferPointer<Float>, first: Int, step: Int, into output: UnsafeMutablePointer<Double>
    ) {
        let width = Self.frameCount
        if step == layout.hopLength {
            return preEmphasis.apply(
                to: samples, from: first * step, count: (width - 1) * step + usedLength, into: output)
        }
        for frame in 0..<width {
            preEmphasis.apply(
                to: samples, from: (first + frame) * layout.hopLength, count: usedLength, into: output + frame * step)
        }
    }

    private func loadFrames(_ sound: UnsafePointer<Double>, step: Int, into values: UnsafeMutablePointer<Double>) {
        func load(_ weights: UnsafePointer<Double>?) {
            ck_load_frames(sound, step, Int32(usedLength), weights, Int32(fftSize), values)
        }
        if let window { window.withUnsafeBufferPointer { load($0.baseAddress) } } else { load(nil) }
    }

    private func transform(
        _ values: UnsafeMutablePointer<Double>, into powers: UnsafeMutablePointer<Double>,
        totals: UnsafeMutablePointer<Double>
    ) {
        switch transform {
        case .sideBySide(let transform):
            transform.powers(of: values, scale: 1 / Double(fftSize), into: powers, totals: totals)
        case .single(let plan):
            for frame in 0..<Self.frameCount {
                totals[frame] = transform(values + frame, by: plan, into: powers + frame)
            }
        }
    }

    /// One frame of eight; returns the sum over its bins.
    private func transform(
        _ values: UnsafePointer<Double>, by plan: FourierPlan<Double>, into powers: UnsafeMutablePointer<Double>
    ) -> Double {
        let width = Self.frameCount
        return withAlignedDoubles(count: fftSize) { input in
            withAlignedDoubles(count: 2 * binCount) { bins in
                for index in 0..<fftSize { input[index] = values[index * width] }
                plan.forward(input, into: bins)
                // The samples are done with: their place takes the powers.
                let total = ck_power_spectrum(bins, binCount, 1 / Double(fftSize), bins)
                for bin in 0..<binCount { powers[bin * width] = bins[bin] }
                return total
            }
        }
    }
}
