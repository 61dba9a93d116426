import Glibc

/// One possible F0 of a frame.
struct PitchCandidate: Hashable, Sendable {
    /// Hz; 0 says that the frame is not voiced.
    var frequency: Double
    /// Normalised autocorrelation at this period.
    var strength: Double
}

/// The possible F0 values of one frame.
struct PitchFrame: Sendable {
    /// The frame's peak relative to the sound's, 0 to 1.
    var intensity: Double
    /// The unvoiced candidate first.
    var candidates: [PitchCandidate]
}

/// The cheapest way through the candidates of all frames (Viterbi).
///
/// Source: Boersma (1993), section 3; Praat 6.1, `Pitch_pathFinder`.
struct PitchPath {
    private let options: PitchTracker.Options
    private let ceiling: Double

    /// Candidates above the ceiling, Hz, count as unvoiced.
    init(_ options: PitchTracker.Options, ceiling: Double) {
        self.options = options
        self.ceiling = ceiling
    }

    /// The chosen candidate of each frame; unvoiced ones have frequency and strength 0.
    func cheapest(through frames: [PitchFrame]) -> [PitchCandidate] {
        guard !frames.isEmpty else { return [] }
        let correction = 0.01 / options.step
        let jumpCost = options.octaveJumpCost * correction
        let changeCost = options.voicingChangeCost * correction

        var origins: [[Int]] = []
        origins.reserveCapacity(frames.count)
        var previous = Stage(frames[0], self)
        for frame in frames.dropFirst() {
            var stage = Stage(frame, self)
            origins.append(stage.advance(from: previous, jumpCost: jumpCost, changeCost: changeCost))
            previous = stage
        }
        var place = previous.best
        var chosen: [PitchCandidate] = []
        chosen.reserveCapacity(frames.count)
        for index in frames.indices.reversed() {
            let candidate = frames[index].candidates[place]
            chosen.append(isVoiced(candidate.frequency) ? candidate : PitchCandidate(frequency: 0, strength: 0))
            if index > 0 { place = origins[index - 1][place] }
        }
        return chosen.reversed()
    }

    private func isVoiced(_ frequency: Double) -> Bool { frequency > 0 && frequency < ceiling }

    private func merit(of candidate: PitchCandidate, intensity: Double) -> Double {
        guard candidate.frequency > 0, candidate.frequency <= ceiling else {
            guard options.silenceThreshold > 0 else { return options.voicingThreshold }
            let silence = 2 - intensity * (1 + options.voicingThreshold) / options.silenceThreshold
            return options.voicingThreshold + max(0, silence)
        }
        return candidate.strength - options.octaveCost * log2(ceiling / candidate.frequency)
    }

    /// One frame's candidates with the value of the best path that ends in each.
    private struct Stage {
        /// log2 of the frequency; nil where unvoiced.
        var octaves: [Double?]
        var values: [Double]

        init(_ frame: PitchFrame, _ path: PitchPath) {
            octaves = frame.candidates.map { path.isVoiced($0.frequency) ? log2($0.frequency) : nil }
            values = frame.candidates.map { path.merit(of: $0, intensity: frame.intensity) }
        }

        var best: Int { values.indices.max { values[$0] < values[$1] } ?? 0 }

        /// Adds the best predecessor's value to each candidate, and says which it was.
        mutating func advance(from previous: Stage, jumpCost: Double, changeCost: Double) -> [Int] {
            var origins = [Int](repeating: 0, count: values.count)
            for current in values.indices {
                var best = -Double.infinity
                for earlier in previous.values.indices {
                    let cost: Double
                    switch (previous.octaves[earlier], octaves[current]) {
                    case (nil, nil): cost = 0
                    case (let from?, let to?): cost = jumpCost * abs(from - to)
                    default: cost = changeCost
                    }
                    let value = previous.values[earlier] - cost
                    if value > best {
                        best = value
                        origins[current] = earlier
                    }
                }
                values[current] += best
            }
            return origins
        }
    }
}
