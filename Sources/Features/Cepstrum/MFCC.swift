import CKernels

/// Mel-frequency cepstral coefficients over time, as python_speech_features 0.6 computes `mfcc`.
///
/// Source: Davis & Mermelstein (1980), IEEE TASSP 28(4).
package struct MFCC: Sendable {
    /// How the coefficients are taken.
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
        /// Coefficients kept; at most as many as there are filters.
        package var coefficientCount: Int
        /// Length of the sine that raises the higher coefficients; 0: none.
        package var lifter: Int
        /// Whether the first coefficient gives way to the logarithm of the frame's energy.
        package var startsWithEnergy: Bool

        /// python_speech_features' defaults.
        package init(
            framing: Framing = Framing(), window: WindowFunction = .rectangular, fftSize: Int? = 512,
            filterCount: Int = 26, lowestFrequency: Double = 0, highestFrequency: Double? = nil,
            preEmphasis: Double = 0.97, precision: PreEmphasisPrecision = .single, coefficientCount: Int = 13,
            lifter: Int = 22, startsWithEnergy: Bool = true
        ) {
            self.framing = framing
            self.window = window
            self.fftSize = fftSize
            self.filterCount = filterCount
            self.lowestFrequency = lowestFrequency
            self.highestFrequency = highestFrequency
            self.preEmphasis = preEmphasis
            self.precision = precision
            self.coefficientCount = coefficientCount
            self.lifter = lifter
            self.startsWithEnergy = startsWithEnergy
        }

        /// The options of the filter bank below the coefficients.
        package var filterBank: FilterBankEnergies.Options {
            FilterBankEnergies.Options(
                framing: framing, window: window, fftSize: fftSize, filterCount: filterCount,
                lowestFrequency: lowestFrequency, highestFrequency: highestFrequency, preEmphasis: preEmphasis,
                precision: precision)
        }
    }

    /// How the coefficients are taken.
    package let options: Options
    /// The energies that the coefficients sum up.
    package let filterBank: FilterBankEnergies
    private let transform: CosineTransform

    /// Coefficients of a frame.
    package var coefficientCount: Int { transform.outputCount }
    /// The frames in samples.
    package var layout: FrameLayout { filterBank.layout }

    /// Plans for sounds at a rate in Hz.
    ///
    /// - Throws: `FeatureError` where an option can't be met at this rate.
    package init(_ options: Options = Options(), sampleRate: Int) throws(FeatureError) {
        try FeatureError.check(
            options.coefficientCount >= 1, "coefficientCount must be at least 1, is \(options.coefficientCount)")
        self.options = options
        filterBank = try FilterBankEnergies(options.filterBank, sampleRate: sampleRate)
        let count = min(options.coefficientCount, options.filterCount)
        transform = CosineTransform(
            inputCount: options.filterCount, outputCount: count,
            lifter: CepstralLifter.factors(length: options.lifter, count: count, first: 0))
    }

    /// Frames of a sound, the last one padded with zeros; none for no sample.
    package func frameCount(samples: Int) -> Int { filterBank.frameCount(samples: samples) }

    /// The coefficients of every frame.
    ///
    /// - Returns: `[frames x coefficientCount]`.
    package func matrix(of samples: [Float]) -> FeatureMatrix {
        samples.withUnsafeBufferPointer { samples in
            let frames = frameCount(samples: samples.count)
            return FeatureMatrix(rows: frames, columns: coefficientCount) { output in
                compute(samples, frames: 0..<frames, into: output)
            }
        }
    }

    /// The coefficients of some frames, in double or single precision, written to `output` `[frames x coefficientCount]`.
    package func compute<Number: BinaryFloatingPoint>(
        _ samples: UnsafeBufferPointer<Float>, frames: Range<Int>, into output: UnsafeMutableBufferPointer<Number>
    ) {
        precondition(output.count >= frames.count * coefficientCount, "MFCC: the output is too small")
        let width = FramePowerSpectra.frameCount
        withAlignedDoubles(count: coefficientCount * width) { coefficients in
            filterBank.forEachBatch(of: samples, frames: frames) { batch, energies in
                ck_logarithms(energies, options.filterCount * width)
                transform.apply(toEight: energies, into: coefficients)
                if options.startsWithEnergy {
                    ck_logarithms(batch.totals, width)
                    coefficients.update(from: batch.totals, count: width)
                }
                batch.write(coefficients, columns: coefficientCount, from: frames.lowerBound, into: output)
            }
        }
    }
}
