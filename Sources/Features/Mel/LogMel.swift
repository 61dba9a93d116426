/// Mel spectrogram in decibels, as librosa 0.11 computes `power_to_db(melspectrogram)`.
package struct LogMel: Sendable {
    /// How the bands are taken.
    package struct Options: Codable, Hashable, Sendable {
        /// Samples in each transform.
        package var fftSize: Int
        /// Samples under the window, in the middle of the transform; nil: all of it.
        package var windowLength: AudioSpan?
        /// From one frame to the next.
        package var hop: AudioSpan
        /// The taper (periodic).
        package var window: WindowFunction
        /// Whether frame t is centred on sample t x hop, with zeros beyond the ends.
        package var isCentered: Bool
        /// Mel filters.
        package var filterCount: Int
        /// Where the first filter begins, Hz.
        package var lowestFrequency: Double
        /// Where the last filter ends, Hz; nil: half the sample rate.
        package var highestFrequency: Double?
        /// The scale on which the filters are equidistant.
        package var melScale: MelScale
        /// Whether each filter is scaled by 2 / its width in Hz.
        package var isAreaNormalized: Bool
        /// The power that is 0 dB, or `max` for the largest of the sound.
        package var reference: DecibelScale.Reference
        /// Powers below this count as this.
        package var floor: Double
        /// What lies further below the sound's maximum is raised to it, dB; nil: nothing is.
        package var range: Double?

        /// librosa's defaults.
        package init(
            fftSize: Int = 2048, windowLength: AudioSpan? = nil, hop: AudioSpan = .samples(512),
            window: WindowFunction = .hann, isCentered: Bool = true, filterCount: Int = 128,
            lowestFrequency: Double = 0, highestFrequency: Double? = nil, melScale: MelScale = .slaney,
            isAreaNormalized: Bool = true, reference: DecibelScale.Reference = .power(1), floor: Double = 1e-10,
            range: Double? = 80
        ) {
            self.fftSize = fftSize
            self.windowLength = windowLength
            self.hop = hop
            self.window = window
            self.isCentered = isCentered
            self.filterCount = filterCount
            self.lowestFrequency = lowestFrequency
            self.highestFrequency = highestFrequency
            self.melScale = melScale
            self.isAreaNormalized = isAreaNormalized
            self.reference = reference
            self.floor = floor
            self.range = range
        }

        /// The options of the transform below the bands.
        package var spectrogram: Spectrogram.Options {
            Spectrogram.Options(
                fftSize: fftSize, windowLength: windowLength, hop: hop, window: window, isCentered: isCentered)
        }
    }

    /// How the bands are taken.
    package let options: Options
    /// The transform below the bands.
    package let spectrogram: Spectrogram
    /// The filters.
    package let bank: MelFilterBank

    /// Plans for sounds at a rate in Hz.
    ///
    /// - Throws: `FeatureError` where an option can't be met at this rate.
    package init(_ options: Options = Options(), sampleRate: Int) throws(FeatureError) {
        try FeatureError.check(options.floor > 0, "floor must be above 0, is \(options.floor)")
        try FeatureError.check(
            options.range.map { $0 >= 0 } ?? true, "range must be at least 0 dB, is \(options.range ?? 0)")
        self.options = options
        spectrogram = try Spectrogram(options.spectrogram, sampleRate: sampleRate)
        bank = try .exact(
            MelFilterBank.Band(
                filterCount: options.filterCount, lowestFrequency: options.lowestFrequency,
                highestFrequency: options.highestFrequency),
            scale: options.melScale, isAreaNormalized: options.isAreaNormalized, fftSize: options.fftSize,
            sampleRate: sampleRate)
    }

    /// Frames of a sound; none for no sample.
    package func frameCount(samples: Int) -> Int { spectrogram.frameCount(samples: samples) }

    /// The mel spectrogram in decibels. The range is that of the whole sound: a part's bands aren't a part of its bands.
    ///
    /// - Returns: `[frames x filterCount]`, dB.
    package func matrix(of samples: [Float]) -> FeatureMatrix {
        var matrix = powers(of: samples)
        DecibelScale(reference: options.reference, floor: options.floor, range: options.range).apply(to: &matrix)
        return matrix
    }

    /// The mel spectrogram as powers.
    ///
    /// - Returns: `[frames x filterCount]`.
    package func powers(of samples: [Float]) -> FeatureMatrix {
        samples.withUnsafeBufferPointer { samples in
            let frames = frameCount(samples: samples.count)
            return FeatureMatrix(rows: frames, columns: bank.filterCount) { output in
                guard let first = output.baseAddress else { return }
                spectrogram.forEachPower(of: samples, frames: 0..<frames) { frame, power in
                    bank.apply(power, into: first + frame * bank.filterCount)
                }
            }
        }
    }
}
