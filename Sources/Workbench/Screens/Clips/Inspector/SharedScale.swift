package import Corpora
package import Recognition

/// A clip that stays in sight while others are selected.
package struct PinnedClip: Sendable {
    /// The clip.
    package let clip: Clip
    /// What is shown of it.
    package let analysis: ClipAnalysis
    /// Its voice, where that is measured.
    package let voice: ClipVoice?
}

/// The ends of axes and colours that two clips beside each other have in common.
struct SharedScale {
    /// The longer of both, seconds.
    let seconds: Double
    /// The greatest sample of both.
    let peak: Float
    private let ranges: [InspectorPlot: ClosedRange<Float>]
    /// The highest level of both spectra, dB.
    let top: Double

    /// What two clips have in common.
    init(_ first: ClipAnalysis, _ second: ClipAnalysis, look: PlaneLook) {
        seconds = max(first.seconds, second.seconds)
        peak = [first, second].map { $0.samples.reduce(0) { max($0, abs($1)) } }.max() ?? 1
        top = Double([first, second].flatMap(\.spectrum.decibels).filter(\.isFinite).max() ?? 0)
        var ranges: [InspectorPlot: ClosedRange<Float>] = [:]
        let planes: [(InspectorPlot, KeyPath<ClipAnalysis, FeaturePlane>)] = [
            (.spectrogram, \.spectrogram), (.filterBank, \.filterBank), (.mfcc, \.mfcc),
        ]
        for (plot, plane) in planes {
            let (one, two) = (first[keyPath: plane].colorRange(look), second[keyPath: plane].colorRange(look))
            ranges[plot] = min(one.lowerBound, two.lowerBound)...max(one.upperBound, two.upperBound)
        }
        self.ranges = ranges
    }

    /// The values at both ends of a plane's colours.
    func range(of plot: InspectorPlot) -> ClosedRange<Float>? { ranges[plot] }
}
