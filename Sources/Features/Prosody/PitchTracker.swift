/// Fundamental frequency by autocorrelation: candidates in each frame, and the cheapest path through them.
///
/// Source: Boersma (1993), "Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise
/// ratio of a sampled sound", IFA Proceedings 17; Praat 6.1, "To Pitch (ac)".
package struct PitchTracker: Sendable {
    /// What the tracker looks for, and what it costs to jump.
    package struct Options: Hashable, Codable, Sendable {
        /// Time between frames, s.
        package var step = 0.01
        /// Lowest F0 looked for, Hz; the window holds three of its periods.
        package var floor = 75.0
        /// Highest F0 looked for, Hz.
        package var ceiling = 600.0
        /// How many candidates a frame keeps, the unvoiced one included.
        package var candidateCount = 15
        /// Frames whose peak lies below this share of the clip's peak count as silent.
        package var silenceThreshold = 0.03
        /// Strength that a candidate must exceed to be voiced.
        package var voicingThreshold = 0.45
        /// How much high candidates are favoured, per octave.
        package var octaveCost = 0.01
        /// Cost of a jump, per octave and 10 ms.
        package var octaveJumpCost = 0.35
        /// Cost of a change between voiced and unvoiced, per 10 ms.
        package var voicingChangeCost = 0.14

        /// Praat's standard settings.
        package init() {}
    }

    /// The settings.
    package let options: Options

    /// A tracker with the given settings.
    package init(_ options: Options = Options()) { self.options = options }

    /// F0 of a sound; without frames where it is shorter than three periods of the floor.
    ///
    /// - Parameters:
    ///   - samples: `[samples]`, any scale.
    ///   - sampleRate: Hz.
    package func track(_ samples: [Float], sampleRate: Double) -> PitchTrack {
        let duration = SampleAxis(sampleRate: sampleRate).step * Double(samples.count)
        let grid = FrameGrid(duration: duration, window: 3 / options.floor, step: options.step)
        guard grid.count > 0, let analysis = PitchCandidates(options, sampleRate: sampleRate) else {
            return PitchTrack(
                grid: FrameGrid(duration: 0, window: 1, step: options.step), duration: duration, frequencies: [],
                strengths: [])
        }
        let path = PitchPath(options, ceiling: analysis.ceiling)
        let chosen = path.cheapest(through: analysis.frames(of: samples, at: grid))
        return PitchTrack(
            grid: grid, duration: duration, frequencies: chosen.map(\.frequency), strengths: chosen.map(\.strength))
    }
}
