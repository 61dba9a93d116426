/// Where the samples of a sound lie in time: each in the middle of its stretch.
///
/// The order of the operations is Praat's: whether a frame's centre falls just before or just after a sample decides
/// which samples the frame holds, and is often a matter of the last bit.
///
/// Source: Praat 6.1, `Sampled`.
struct SampleAxis {
    /// Time between samples, s.
    let step: Double
    private let start: Double

    init(sampleRate: Double) {
        step = 1 / sampleRate
        start = 0.5 * step
    }

    /// The sample number, with its fraction, of a time in s.
    func position(of time: Double) -> Double { (time - start) / step }

    /// The last sample at or before a time.
    func low(_ time: Double) -> Int { Int((position(of: time) + 1).rounded(.down)) - 1 }

    /// The first sample at or after a time.
    func high(_ time: Double) -> Int { Int((position(of: time) + 1).rounded(.up)) - 1 }

    /// The sample nearest to a time.
    func nearest(_ time: Double) -> Int { Int((position(of: time) + 1 + 0.5).rounded(.down)) - 1 }

    /// Time of a sample, or of a place between two, in s.
    func time(of position: Double) -> Double { start + position * step }
}
