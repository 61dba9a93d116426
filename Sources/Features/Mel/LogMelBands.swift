import CKernels

/// Natural logarithms of mel-band powers, as networks are trained on: pre-emphasis, a window, |FFT|^2, triangular HTK filters at
/// exact frequencies, ln(power + floor), and neighbouring frames averaged.
///
/// Powers are not divided by the transform's size, and loudness is kept: nothing here depends on the rest of the sound.
package struct LogMelBands: Sendable {
    /// How the bands are taken.
    package struct Options: Codable, Hashable, Sendable {
        /// Length and distance of the frames before they are averaged.
        package var framing: Framing
        /// The taper (symmetric).
        package var window: WindowFunction
        /// Samples in each transform; nil: the least power of two that holds a frame.
        package var fftSize: Int?
        /// Mel filters.
        package var filterCount: Int
        /// Where the first filter begins, Hz.
        package var lowestFrequency: Double
        /// Where the last filter ends, Hz; nil: half the sample rate.
        package var highestFrequency: Double?
        /// Share of the previous sample that is taken off each sample.
        package var preEmphasis: Double
        /// Added to each power, so that silence has a logarithm.
        package var floor: Double
        /// Neighbouring frames whose logarithms are averaged into one.
        package var averagedFrames: Int

        /// 64 bands of 25 ms every 10 ms, pairs of frames averaged, unless said otherwise.
        package init(
            framing: Framing = Framing(), window: WindowFunction = .hann, fftSize: Int? = 512, filterCount: Int = 64,
            lowestFrequency: Double = 50, highestFrequency: Double? = nil, preEmphasis: Double = 0.97,
            floor: Double = 1e-7, averagedFrames: Int = 2
        ) {
            self.framing = framing
            self.window = window
            self.fftSize = fftSize
            self.filterCount = filterCount
            self.lowestFrequency = lowestFrequency
            self.highestFrequency = highestFrequency
            self.preEmphasis = preEmphasis
            self.floor = floor
            self.averagedFrames = averagedFrames
        }
    }

    /// How the bands are taken.
    package let options: Options
    /// The filters.
    package let bank: MelFilterBank
    private let spectra: FramePowerSpectra

    /// Plans for sounds at a rate in Hz.
    ///
    /// - Throws: `FeatureError` where an option can't be met at this rate.
    package init(_ options: Options = Options(), sampleRate: Int) throws(FeatureError) {
        let layout = try options.framing.layout(sampleRate: sampleRate)
        let fftSize = options.fftSize ?? FilterBankEnergies.transformSize(holding: layout.frameLength)
        try FeatureError.check(
            fftSize >= layout.frameLength && fftSize <= 1 << 24,
            "fftSize must hold a frame of \(layout.frameLength) samples and be at most 2^24, is \(fftSize)")
        try FeatureError.check(
            options.floor > 0 && options.floor.isFinite, "floor must be above 0, is \(options.floor)")
        try FeatureError.check(
            options.preEmphasis.isFinite, "preEmphasis must be a number, is \(options.preEmphasis)")
        try FeatureError.check(
            (1...1 << 16).contains(options.averagedFrames),
            "averagedFrames must be from 1 to \(1 << 16), is \(options.averagedFrames)")
        self.options = options
        bank = try .exact(
            MelFilterBank.Band(
                filterCount: options.filterCount, lowestFrequency: options.lowestFrequency,
                highestFrequency: options.highestFrequency),
            scale: .htk, isAreaNormalized: false, fftSize: fftSize, sampleRate: sampleRate)
        spectra = FramePowerSpectra(
            layout: layout, preEmphasis: PreEmphasis(share: options.preEmphasis, precision: .double),
            window: options.window, fftSize: fftSize)
    }

    /// Samples of a frame before averaging, and from one to the next.
    package var layout: FrameLayout { spectra.layout }

    /// Samples from one averaged frame to the next.
    package var hopLength: Int { layout.hopLength * options.averagedFrames }

    /// Averaged frames of a sound, the last one of as many as there are; none for no sample.
    package func frameCount(samples: Int) -> Int {
        let frames = layout.frameCount(samples: samples)
        return (frames + options.averagedFrames - 1) / options.averagedFrames
    }

    /// The bands of a sound, written to `output` `[frames x filterCount]`.
    package func compute(_ samples: UnsafeBufferPointer<Float>, into output: UnsafeMutableBufferPointer<Float>) {
        let (count, group) = (bank.filterCount, options.averagedFrames)
        let frames = layout.frameCount(samples: samples.count)
        precondition(
            output.count >= frameCount(samples: samples.count) * count, "LogMelBands: the output is too small")
        // FramePowerSpectra divides by the transform's size, as its model does.
        let scale = Double(spectra.fftSize)
        let width = FramePowerSpectra.frameCount
        withAlignedDoubles(count: count * (width + 1)) { energies in
            let sums = energies + count * width
            spectra.forEachBatch(of: samples, frames: 0..<frames) { batch in
                bank.apply(toEight: batch.powers, into: energies)
                for index in 0..<count * width { energies[index] = energies[index] * scale + options.floor }
                ck_logarithms(energies, count * width)
                for (lane, frame) in batch.frames.enumerated() {
                    let member = frame % group
                    for band in 0..<count {
                        sums[band] = (member == 0 ? 0 : sums[band]) + energies[band * width + lane]
                    }
                    guard member == group - 1 || frame == frames - 1 else { continue }
                    let row = frame / group * count
                    for band in 0..<count { output[row + band] = Float(sums[band] / Double(member + 1)) }
                }
            }
        }
    }
}
