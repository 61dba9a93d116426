/// What the inspector shows of one clip. All times are seconds from the start of the clip as it lies in the file.
package struct ClipAnalysis: Hashable, Sendable {
    /// The clip's path relative to its corpus.
    package let clip: String
    /// Samples a second, Hz, of the file.
    package let sampleRate: Int
    /// The samples `[samples]` of the whole clip, mean of its channels; full scale is -1 to 1.
    package let samples: [Float]
    /// The runs of samples that the envelope mask keeps, ascending.
    package let kept: [Range<Int>]
    /// The mask's threshold, of full scale.
    package let maskThreshold: Double
    /// |FFT| of the kept samples.
    package let spectrum: SpectrumCurve
    /// Power in dB over the whole clip.
    package let spectrogram: FeaturePlane
    /// Log filter-bank energies over the whole clip.
    package let filterBank: FeaturePlane
    /// Mel-frequency cepstral coefficients over the whole clip.
    package let mfcc: FeaturePlane

    /// The parts of an analysis, as they were computed.
    package init(
        clip: String, sampleRate: Int, samples: [Float], kept: [Range<Int>], maskThreshold: Double,
        spectrum: SpectrumCurve, spectrogram: FeaturePlane, filterBank: FeaturePlane, mfcc: FeaturePlane
    ) {
        self.clip = clip
        self.sampleRate = sampleRate
        self.samples = samples
        self.kept = kept
        self.maskThreshold = maskThreshold
        self.spectrum = spectrum
        self.spectrogram = spectrogram
        self.filterBank = filterBank
        self.mfcc = mfcc
    }

    /// Length of the clip, seconds.
    package var seconds: Double { Double(samples.count) / Double(sampleRate) }

    /// Length of what the mask keeps, seconds.
    package var keptSeconds: Double { Double(kept.reduce(0) { $0 + $1.count }) / Double(sampleRate) }
}
