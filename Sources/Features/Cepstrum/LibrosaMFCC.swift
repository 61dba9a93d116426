/// Mel-frequency cepstral coefficients over time, as librosa 0.11 computes `feature.mfcc`.
package struct LibrosaMFCC: Sendable {
    /// How the coefficients are taken.
    package struct Options: Codable, Hashable, Sendable {
        /// The mel spectrogram below the coefficients.
        package var logMel: LogMel.Options
        /// Coefficients kept; at most as many as there are filters.
        package var coefficientCount: Int
        /// Length of the sine that raises the higher coefficients; 0: none.
        package var lifter: Int

        /// librosa's defaults.
        package init(logMel: LogMel.Options = LogMel.Options(), coefficientCount: Int = 20, lifter: Int = 0) {
            self.logMel = logMel
            self.coefficientCount = coefficientCount
            self.lifter = lifter
        }
    }

    /// How the coefficients are taken.
    package let options: Options
    /// The mel spectrogram below the coefficients.
    package let logMel: LogMel
    private let transform: CosineTransform

    /// Coefficients of a frame.
    package var coefficientCount: Int { transform.outputCount }

    /// Plans for sounds at a rate in Hz.
    ///
    /// - Throws: `FeatureError` where an option can't be met at this rate.
    package init(_ options: Options = Options(), sampleRate: Int) throws(FeatureError) {
        try FeatureError.check(
            options.coefficientCount >= 1, "coefficientCount must be at least 1, is \(options.coefficientCount)")
        self.options = options
        logMel = try LogMel(options.logMel, sampleRate: sampleRate)
        let count = min(options.coefficientCount, options.logMel.filterCount)
        transform = CosineTransform(
            inputCount: options.logMel.filterCount, outputCount: count,
            lifter: CepstralLifter.factors(length: options.lifter, count: count, first: 1))
    }

    /// The coefficients of every frame.
    ///
    /// - Returns: `[frames x coefficientCount]`.
    package func matrix(of samples: [Float]) -> FeatureMatrix {
        let bands = logMel.matrix(of: samples)
        return bands.values.withUnsafeBufferPointer { bands in
            let frames = bands.count / transform.inputCount
            return FeatureMatrix(rows: frames, columns: coefficientCount) { output in
                guard let input = bands.baseAddress, let first = output.baseAddress else { return }
                for frame in 0..<frames {
                    transform.apply(input + frame * transform.inputCount, into: first + frame * coefficientCount)
                }
            }
        }
    }
}
