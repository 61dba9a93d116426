/// The times at which an analysis looks at a sound: evenly spaced, and centred in it as a group.
///
/// Source: Praat 6.1, `Sampled_shortTermAnalysis`.
package struct FrameGrid: Hashable, Sendable {
    /// Number of frames.
    package let count: Int
    /// Time of the first frame's centre, s.
    package let start: Double
    /// Time between frames, s.
    package let step: Double

    /// The frames of a sound; none where the sound is shorter than one window.
    ///
    /// - Parameters:
    ///   - duration: length of the sound, s.
    ///   - window: length of one analysis window, s.
    ///   - step: time between frames, s.
    package init(duration: Double, window: Double, step: Double) {
        precondition(
            step > 0 && window > 0, "FrameGrid: expected a positive step and window, got \(step) and \(window)")
        count = duration > 0 && duration >= window ? Int(((duration - window) / step).rounded(.down)) + 1 : 0
        start = 0.5 * duration - 0.5 * (Double(count) * step) + 0.5 * step
        self.step = step
    }

    /// Centre of a frame, s.
    package func time(_ frame: Int) -> Double { start + Double(frame) * step }

    /// The frame number, with its fraction, of a time in s.
    package func position(of time: Double) -> Double { (time - start) / step }

    /// Centres of all frames, s.
    package var times: [Double] { (0..<count).map(time) }
}
