import CKernels

/// Energies of a sound in mel bands over time, as python_speech_features 0.6 computes `fbank` and `logfbank`.
///
/// Source: Davis & Mermelstein (1980), IEEE TASSP 28(4).
package struct FilterBankEnergies: Sendable {
    /// How the energies are taken.
    package struct Options: Codable, Hashable, Sendable {
        /// Length and distance of the frames.
        package var framing: Framing
        /// The taper (symmetric).
        package var window: WindowFunction
        /// Samples in each transform: a longer frame is cut to it, a shorter one padded; nil: the least power of two
        /// that holds a frame.
        package var fftSize: Int?
        /// Mel filters.
        package var filterCount: Int
        /// Where the first filter begins, Hz.
        package var lowestFrequency: Double
        /// Where the last filter ends, Hz; nil: half the sample rate.
        package var highestFrequency: Double?
        /// Share of the previous sample that is taken off each sample.
        package var preEmphasis: Double
        /// The arithmetic of the pre-emphasis.
        package var precision: PreEmphasisPrecision

        /// python_speech_features' defaults.
        package init(
            framing: Framing = Framing(), window: WindowFunction = .rectangular, fftSize: Int? = 512,
            filterCount: Int = 26, lowestFrequency: Double = 0, highestFrequency: Double? = nil,
            preEmphasis: Double = 0.97, precision: PreEmphasisPrecision = .single
        ) {
            self.framing = framing
            self.window = window
            self.fftSize = fftSize
            self.filterCount = filterCount
            self.lowestFrequency = lowestFrequency
            self.highestFrequency = highestFrequency
            self.preEmphasis = preEmphasis
            self.precision = precision
        }
    }

    /// Linear energies, or their natural logarithms.
    package enum Scale: String, CaseIterable, Codable, Hashable, Sendable {
        case linear, logarithmic
    }

    /// Stands for an energy of exactly 0, so that it has a logarithm.
    static let least = Double.ulpOfOne

    /// How the energies are taken.
    package let options: Options
    /// Samples a second, Hz.
    package let sampleRate: Int
    /// Samples in each transform.
    package var fftSize: Int { spectra.fftSize }
    /// The frames in samples.
    package var layout: FrameLayout { spectra.layout }
    /// The filters.
    package let bank: MelFilterBank
    private let spectra: FramePowerSpectra

    /// Plans for sounds at a rate in Hz.
    ///
    /// - Throws: `FeatureError` where an option can't be met at this rate.
    package init(_ options: Options = Options(), sampleRate: Int) throws(FeatureError) {
        let layout = try options.framing.layout(sampleRate: sampleRate)
        let fftSize = options.fftSize ?? Self.transformSize(holding: layout.frameLength)
        try FeatureError.check(
            fftSize >= 1 && fftSize <= 1 << 24, "fftSize must be between 1 and 2^24, is \(fftSize)")
        try FeatureError.check(
            options.preEmphasis.isFinite, "preEmphasis must be a number, is \(options.preEmphasis); 0 turns it off")
        self.options = options
        self.sampleRate = sampleRate
        bank = try .binned(
            MelFilterBank.Band(
                filterCount: options.filterCount, lowestFrequency: options.lowestFrequency,
                highestFrequency: options.highestFrequency), fftSize: fftSize, sampleRate: sampleRate)
        spectra = FramePowerSpectra(
            layout: layout, preEmphasis: PreEmphasis(share: options.preEmphasis, precision: options.precision),
            window: options.window, fftSize: fftSize)
    }

    /// The least power of two that holds a frame.
    static func transformSize(holding frameLength: Int) -> Int {
        var size = 1
        while size < frameLength { size *= 2 }
        return size
    }

    /// Frames of a sound, the last one padded with zeros; none for no sample.
    package func frameCount(samples: Int) -> Int { layout.frameCount(samples: samples) }

    /// The energies of every frame.
    ///
    /// - Returns: `[frames x filterCount]`.
    package func matrix(of samples: [Float], scale: Scale) -> FeatureMatrix {
        samples.withUnsafeBufferPointer { samples in
            let frames = frameCount(samples: samples.count)
            return FeatureMatrix(rows: frames, columns: bank.filterCount) { output in
                compute(samples, frames: 0..<frames, scale: scale, into: output)
            }
        }
    }

    /// The energies of some frames, written to `output` `[frames x filterCount]`.
    package func compute(
        _ samples: UnsafeBufferPointer<Float>, frames: Range<Int>, scale: Scale,
        into output: UnsafeMutableBufferPointer<Double>
    ) {
        precondition(output.count >= frames.count * bank.filterCount, "FilterBankEnergies: the output is too small")
        forEachBatch(of: samples, frames: frames) { batch, energies in
            if scale == .logarithmic { ck_logarithms(energies, bank.filterCount * FramePowerSpectra.frameCount) }
            batch.write(energies, columns: bank.filterCount, from: frames.lowerBound, into: output)
        }
    }

    /// The energies of every frame, in each filter and in all.
    ///
    /// - Returns: `filters` `[frames x filterCount]` and `total` `[frames]`, the sum over all bins; an energy of exactly 0
    ///   is replaced by 2.2e-16.
    package func energies(of samples: [Float], scale: Scale) -> (filters: FeatureMatrix, total: [Double]) {
        samples.withUnsafeBufferPointer { samples in
            let frames = frameCount(samples: samples.count)
            var total = [Double](repeating: 0, count: frames)
            let filters = FeatureMatrix(rows: frames, columns: bank.filterCount) { output in
                forEachBatch(of: samples, frames: 0..<frames) { batch, energies in
                    if scale == .logarithmic {
                        ck_logarithms(energies, bank.filterCount * FramePowerSpectra.frameCount)
                        ck_logarithms(batch.totals, FramePowerSpectra.frameCount)
                    }
                    batch.write(energies, columns: bank.filterCount, from: 0, into: output)
                    for frame in batch.frames { total[frame] = batch.totals[frame - batch.frames.lowerBound] }
                }
            }
            return (filters, total)
        }
    }

    /// Calls `body` with eight frames at a time and their energies in each filter, side by side `[filterCount x 8]`, which
    /// it may overwrite; no energy, nor a frame's whole energy, is 0.
    func forEachBatch(
        of samples: UnsafeBufferPointer<Float>, frames: Range<Int>,
        _ body: (FramePowerSpectra.Batch, UnsafeMutablePointer<Double>) -> Void
    ) {
        let width = FramePowerSpectra.frameCount
        let count = bank.filterCount * width
        withAlignedDoubles(count: count) { energies in
            spectra.forEachBatch(of: samples, frames: frames) { batch in
                bank.apply(toEight: batch.powers, into: energies)
                for index in 0..<count { energies[index] = energies[index] == 0 ? Self.least : energies[index] }
                for index in 0..<width where batch.totals[index] == 0 { batch.totals[index] = Self.least }
                body(batch, energies)
            }
        }
    }
}
