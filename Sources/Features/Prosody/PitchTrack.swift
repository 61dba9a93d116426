/// Fundamental frequency over time, with the frames that are not voiced.
package struct PitchTrack: Hashable, Sendable {
    /// When the frames lie.
    package let grid: FrameGrid
    /// Length of the sound, s.
    package let duration: Double
    /// F0 of each frame, Hz; 0 where the frame is not voiced.
    package let frequencies: [Double]
    /// Normalised autocorrelation at the chosen period, 0 to 1; 0 where the frame is not voiced.
    package let strengths: [Double]

    /// Whether a frame is voiced.
    package func isVoiced(_ frame: Int) -> Bool { frequencies[frame] > 0 }

    /// F0 of the voiced frames, Hz, in order.
    package var voicedFrequencies: [Double] { frequencies.filter { $0 > 0 } }

    /// Share of the frames that are voiced, 0 to 1; nil where there is no frame.
    package var voicedProportion: Double? {
        frequencies.isEmpty ? nil : Double(voicedFrequencies.count) / Double(frequencies.count)
    }

    /// F0 at a time, linear between voiced frames and constant beyond them; nil in unvoiced stretches.
    ///
    /// - Parameter time: s from the start of the sound.
    package func frequency(at time: Double) -> Double? {
        guard time >= 0, time <= duration else { return nil }
        let position = grid.position(of: time)
        var near = Int(position.rounded(.down))
        var far = near + 1
        var phase = position - Double(near)
        if phase >= 0.5 {
            swap(&near, &far)
            phase = 1 - phase
        }
        guard let nearest = voicedFrequency(near) else { return nil }
        guard let next = voicedFrequency(far) else { return nearest }
        return nearest + phase * (next - nearest)
    }

    /// Runs of voiced frames, each reaching half a step beyond its first and last frame, in s.
    package var voicedSegments: [Range<Double>] {
        var segments: [Range<Double>] = []
        var frame = 0
        while frame < frequencies.count {
            guard isVoiced(frame) else {
                frame += 1
                continue
            }
            var end = frame
            while end < frequencies.count, isVoiced(end) { end += 1 }
            let lower = max(0, grid.time(frame) - 0.5 * grid.step)
            let upper = min(duration, grid.time(end - 1) + 0.5 * grid.step)
            if lower < upper { segments.append(lower..<upper) }
            frame = end
        }
        return segments
    }

    private func voicedFrequency(_ frame: Int) -> Double? {
        frequencies.indices.contains(frame) && frequencies[frame] > 0 ? frequencies[frame] : nil
    }
}
