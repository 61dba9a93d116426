/// What the clips of one class have in common: means over clips, and one clip as an example.
package struct ClassSummary: Hashable, Sendable {
    /// The class.
    package let name: String
    /// Clips in the class.
    package let clips: Int
    /// Their length together, seconds.
    package let seconds: Double
    /// The example's path relative to the corpus; nil of a class without readable clips.
    package let example: String?
    /// The example's samples `[samples]` and their rate, Hz.
    package let exampleSamples: [Float]
    package let exampleRate: Int
    /// Mean |FFT| over the clips; every class on the same bins.
    package let spectrum: SpectrumCurve
    /// Mean log filter-bank energies, time stretched to the same number of frames for every clip.
    package let filterBank: FeaturePlane
    /// Mean MFCC, on the same frames.
    package let mfcc: FeaturePlane

    /// The parts of a summary, as they were computed.
    package init(
        name: String, clips: Int, seconds: Double, example: String?, exampleSamples: [Float], exampleRate: Int,
        spectrum: SpectrumCurve, filterBank: FeaturePlane, mfcc: FeaturePlane
    ) {
        self.name = name
        self.clips = clips
        self.seconds = seconds
        self.example = example
        self.exampleSamples = exampleSamples
        self.exampleRate = exampleRate
        self.spectrum = spectrum
        self.filterBank = filterBank
        self.mfcc = mfcc
    }
}
