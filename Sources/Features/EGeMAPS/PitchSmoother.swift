import Glibc

/// The cheapest path through the candidates of all frames, decided as soon as all paths agree on it or after 40 frames.
///
/// A path costs for candidates that are hardly voiced or out of the usual range, for each jump, and for each change of voicing.
/// openSMILE's costs are kept as they are computed there, with the jump compared to the one that was looked at last.
///
/// Source: openSMILE 3.0, `cPitchSmootherViterbi`; Luengo et al. (2007), ICASSP.
struct PitchSmoother {
    private static let states = PitchCandidateSet.capacity + 1
    private static let unvoiced = PitchCandidateSet.capacity
    /// Frames that wait for a decision at most.
    static let patience = 40
    private static let voicingThreshold: Float = 0.7
    private static let weakVoicingCost = 4.0
    private static let jumpCost = 10.0
    private static let voicingChangeCost = 10.0
    private static let localWeight = 2.0

    /// Hz of each decided frame; 0 where it is unvoiced.
    private(set) var decided: [Double] = []
    private var count = 0
    private var costs = [Double](repeating: 0, count: states)
    private var newCosts = [Double](repeating: 0, count: states)
    /// `[40 x 7]`: the state before, of the best path into each state; rings over the frames.
    private var sources = [UInt8](repeating: 0, count: patience * states)
    private var frequencies = [Float](repeating: 0, count: patience * states)
    private var logarithms = [Double](repeating: 0, count: states)
    private var previousLogarithms = [Double](repeating: 0, count: states)
    private var lastJump = 1.0

    /// Takes the next frame; `decided` may grow.
    mutating func add(_ set: PitchCandidateSet) {
        let slot = count % Self.patience * Self.states
        swap(&logarithms, &previousLogarithms)
        for (state, candidate) in set.candidates.enumerated() {
            frequencies[slot + state] = candidate.frequency
            logarithms[state] = candidate.frequency > 0 ? log(Double(candidate.frequency)) : -.infinity
        }
        for state in 0..<Self.states {
            let local = Self.localCost(set.candidates, state)
            newCosts[state] = count == 0 ? local : extend(to: state, slot: slot) + local
        }
        swap(&costs, &newCosts)
        count += 1
        count - decided.count >= Self.patience ? decideOldest() : decideCommon()
    }

    /// Decides all frames that still wait by the best path.
    mutating func finish() {
        decide(along: best, through: count - 1)
    }

    private var best: Int { costs.indices.min { costs[$0] < costs[$1] } ?? 0 }

    /// Cost of the best path into a state, without what the state itself costs.
    private mutating func extend(to state: Int, slot: Int) -> Double {
        var least = Double.infinity
        for source in 0..<Self.states {
            let cost = transitionCost(from: source, to: state) + costs[source]
            if source == 0 || cost < least {
                least = cost
                sources[slot + state] = UInt8(source)
            }
        }
        return least
    }

    private mutating func transitionCost(from source: Int, to state: Int) -> Double {
        switch (source == Self.unvoiced, state == Self.unvoiced) {
        case (true, true): return 1
        case (false, false):
            let (old, new) = (previousLogarithms[source], logarithms[state])
            guard old > -.infinity, new > -.infinity else { return 999 }
            let jump = new - old
            defer { lastJump = jump }
            return Self.jumpCost * (abs(jump) + abs(jump - lastJump))
        default:
            lastJump = 0
            return Self.voicingChangeCost
        }
    }

    private static func localCost(_ candidates: [PitchCandidateSet.Candidate], _ state: Int) -> Double {
        guard state < unvoiced else {
            return candidates.contains { $0.voicing >= voicingThreshold } ? localWeight * weakVoicingCost : 0
        }
        let candidate = candidates[state]
        let voicing = min(1, max(0.01, Double(candidate.voicing)))
        let weak = voicing < Double(voicingThreshold) ? weakVoicingCost : 0
        return localWeight * (weak - log(voicing)) + rangeCost(Double(candidate.frequency))
    }

    /// What a frequency costs outside of 100 to 350 Hz.
    private static func rangeCost(_ frequency: Double) -> Double {
        switch frequency {
        case ...0: 2
        case ..<100: 1 - frequency / 100
        case ..<350: 0
        case ..<600: (frequency - 350) / 250
        default: 1.2
        }
    }

    /// The oldest undecided frame can wait no longer: the best path so far decides it.
    private mutating func decideOldest() { decide(along: best, through: decided.count) }

    /// Decides the frames in which all paths run together.
    private mutating func decideCommon() {
        var paths = Array(0..<Self.states)
        var frame = count - 1
        while frame >= decided.count {
            if paths.allSatisfy({ $0 == paths[0] }) { return decide(along: paths[0], at: frame, through: frame) }
            let slot = frame % Self.patience * Self.states
            for path in paths.indices { paths[path] = Int(sources[slot + paths[path]]) }
            frame -= 1
        }
    }

    /// Decides the waiting frames up to one of them by the path that ends in a state at the newest frame, or at `end`.
    private mutating func decide(along state: Int, at end: Int? = nil, through last: Int) {
        guard last >= decided.count else { return }
        var state = state
        var path: [Double] = []
        for frame in stride(from: end ?? count - 1, through: decided.count, by: -1) {
            let slot = frame % Self.patience * Self.states
            if frame <= last { path.append(state == Self.unvoiced ? 0 : Double(frequencies[slot + state])) }
            state = Int(sources[slot + state])
        }
        decided.append(contentsOf: path.reversed())
    }
}
