/// The extended Geneva minimalistic acoustic parameter set, version 02: 25 descriptors a frame, 88 numbers a clip.
///
/// Everything follows openSMILE 3.0 with its configuration eGeMAPSv02, so that the numbers compare with the literature's. That
/// includes its own F0 tracker (sub-harmonic summation), which errs by octaves where Praat's does not; `VoiceMeasures` has Praat's
/// definitions of the same words. A value is made once for a sample rate and used for any number of clips, from any thread.
///
/// Source: Eyben et al. (2016), "The Geneva Minimalistic Acoustic Parameter Set", IEEE Transactions on Affective Computing 7(2).
package struct EGeMAPS: Sendable {
    /// Of the sounds to describe, Hz.
    package let sampleRate: Int
    /// The 20 ms frames of spectrum, loudness and formants.
    let short: SpectralFrames
    /// The 60 ms frames of F0 and harmonics.
    let long: SpectralFrames
    let bands: SpectralBands
    let auditory: AuditoryBands
    let formants: FormantPredictor
    let octaves: OctaveSpectrum

    /// The analyses for one sample rate.
    ///
    /// - Throws: where `sampleRate` is under 8000 Hz, which leaves too little spectrum for the set, or above 400 000 Hz.
    package init(sampleRate: Int) throws(FeatureError) {
        try FeatureError.check(
            (8000...400_000).contains(sampleRate),
            "eGeMAPS needs a sample rate of 8000 to 400000 Hz, got \(sampleRate) Hz: resample the sound")
        self.sampleRate = sampleRate
        short = SpectralFrames(seconds: 0.02, window: .hamming, sampleRate: sampleRate)
        long = SpectralFrames(seconds: 0.06, window: .gaussian(0.4), sampleRate: sampleRate)
        bands = SpectralBands(binCount: short.binCount, binWidth: short.binWidth)
        auditory = AuditoryBands(binCount: short.binCount, binWidth: short.binWidth)
        formants = FormantPredictor(frames: short, sampleRate: sampleRate)
        octaves = OctaveSpectrum(binCount: long.binCount, binWidth: long.binWidth)
    }

    /// The smoothed low-level descriptors of a sound.
    ///
    /// - Parameter samples: `[samples]`, full scale 1; treated as the 16-bit samples that openSMILE works on.
    /// - Returns: `[frames x 25]`, a row every 10 ms, columns as `descriptorNames`; no row for a sound shorter than 60 ms. Descriptors
    ///   of the voice are 0 in unvoiced frames, except formants, which are given in all, and their levels, which are -201 dB.
    package func descriptors(of samples: [Float]) -> FeatureMatrix {
        let contours = DescriptorContours(of: samples, as: self)
        guard contours.voiceFrames > 0 else { return FeatureMatrix(rows: 0, columns: 25, values: []) }
        let columns =
            contours.spectral.map { ContourSmoothing.mean($0) }
            + contours.voice.map { ContourSmoothing.nonZeroMean($0) }
        // openSMILE's smoother gives the last voice frame once more, unsmoothed.
        let rows = contours.voiceFrames + 1
        return FeatureMatrix(rows: rows, columns: columns.count) { values in
            for (number, column) in columns.enumerated() {
                for row in 0..<rows {
                    values[row * columns.count + number] =
                        row < column.count ? column[row] : contours.voice[number - contours.spectral.count][row - 1]
                }
            }
        }
    }

    /// The 88 functionals of a sound, ordered and named as `functionalNames`; all NaN for a sound shorter than 60 ms.
    ///
    /// - Parameter samples: `[samples]`, full scale 1.
    package func functionals(of samples: [Float]) -> [Double] {
        let contours = DescriptorContours(of: samples, as: self)
        guard contours.voiceFrames > 0 else { return [Double](repeating: .nan, count: Self.functionals.count) }
        return DescriptorFunctionals(contours).values
    }
}
