import CKernels
import Glibc

/// The F0 candidates of each frame: maxima of the autocorrelation of a windowed frame, divided by the window's own.
///
/// Source: Boersma (1993), equations 9 to 23; Praat 6.1, `Sound_to_Pitch` with a Hann window of three periods.
struct PitchCandidates {
    /// The highest F0, Hz, no more than half the sample rate.
    let ceiling: Double
    private let options: PitchTracker.Options
    private let sampleRate: Double
    private let axis: SampleAxis
    /// Samples in the longest period.
    private let period: Int
    private let halfWindow: Int
    private let longestLag: Int
    /// Lags that are computed, so that the interpolation finds its neighbours, and those of them that also are below 0.
    private let lagCount: Int
    private let mirrored: Int
    private let window: [Float]
    /// 1 / the window's normalised autocorrelation, by lag `[lagCount]`.
    private let inverseWindowCorrelation: [Double]
    private let correlator: Autocorrelator
    private let firstGuess = PeakRefinement(depth: 30)
    private let refinement = PeakRefinement(depth: 70)

    /// Nil where the sample rate is too low for the floor.
    init?(_ options: PitchTracker.Options, sampleRate: Double) {
        self.options = options
        self.sampleRate = sampleRate
        axis = SampleAxis(sampleRate: sampleRate)
        ceiling = min(options.ceiling, 0.5 * sampleRate)
        period = Int(sampleRate / options.floor)
        halfWindow = Int(3 / options.floor * sampleRate) / 2 - 1
        guard halfWindow >= 2 else { return nil }
        let length = 2 * halfWindow
        longestLag = min(length / 3 + 2, length)
        lagCount = min(length / 2, longestLag + refinement.depth + 2) + 1
        mirrored = min(lagCount - 1, refinement.depth + 2)
        let window = (1...length).map {
            Float(0.5 - 0.5 * cos(2 * Double.pi * Double($0) / Double(length + 1)))
        }
        self.window = window
        let lagCount = self.lagCount
        correlator = Autocorrelator(frameLength: length, lagCount: lagCount)
        let correlator = self.correlator
        inverseWindowCorrelation = correlator.withWorkspace { work in
            for index in 0..<length { work.time[index] = window[index] }
            correlator.correlate(work)
            return (0..<lagCount).map { Double(work.time[0]) / Double(work.time[$0]) }
        }
    }

    /// The share of the sound's peak up to which no path goes through a voiced candidate: being unvoiced is worth more there than
    /// the strongest candidate and two changes of voicing.
    private var quietest: Double {
        let changes = 2 * options.voicingChangeCost * 0.01 / options.step
        let share = options.silenceThreshold * (1 + options.voicingThreshold - changes) / (1 + options.voicingThreshold)
        return max(0, share)
    }

    /// The candidates of all frames of a sound.
    func frames(of samples: [Float], at grid: FrameGrid) -> [PitchFrame] {
        var correlation = [Double](repeating: 0, count: mirrored + lagCount)
        return samples.withUnsafeBufferPointer { samples in
            let mean = ck_sum(samples.baseAddress, samples.count) / Double(samples.count)
            let globalPeak = ck_farthest(samples.baseAddress, samples.count, mean)
            guard globalPeak > 0 else { return (0..<grid.count).map { _ in .silent } }
            return correlator.withWorkspace { work in
                (0..<grid.count).map {
                    frame(of: samples, at: grid.time($0), globalPeak: globalPeak, work, correlation: &correlation)
                }
            }
        }
    }

    /// - Parameter correlation: work space; lag 0 lies at `mirrored`.
    private func frame(
        of samples: UnsafeBufferPointer<Float>, at time: Double, globalPeak: Double, _ work: Autocorrelator.Workspace,
        correlation: inout [Double]
    ) -> PitchFrame {
        let right = axis.low(time) + 1
        let localMean = mean(of: samples, from: right - period, to: right + period)
        let localPeak = load(samples, start: right - halfWindow, mean: localMean, into: work.time)
        let intensity = min(1, localPeak / globalPeak)
        guard localPeak > quietest * globalPeak else {
            return PitchFrame(intensity: intensity, candidates: [.unvoiced])
        }
        correlator.correlate(work)
        ck_normalize(work.time, inverseWindowCorrelation, lagCount, mirrored, &correlation)
        return PitchFrame(intensity: intensity, candidates: [.unvoiced] + maxima(of: correlation))
    }

    private func mean(of samples: UnsafeBufferPointer<Float>, from start: Int, to end: Int) -> Double {
        let range = max(0, start)..<max(0, start, min(samples.count, end))
        return ck_sum(samples.baseAddress.map { $0 + range.lowerBound }, range.count) / Double(2 * period)
    }

    /// Windows one frame, and returns its peak within half a period of its middle.
    private func load(
        _ samples: UnsafeBufferPointer<Float>, start: Int, mean: Double, into frame: UnsafeMutablePointer<Float>
    ) -> Double {
        let first = min(window.count, max(0, -start))
        let end = max(first, min(window.count, samples.count - start))
        frame.update(repeating: 0, count: first)
        window.withUnsafeBufferPointer { window in
            guard let weights = window.baseAddress, let source = samples.baseAddress else { return }
            ck_window_centered(source + (start + first), weights + first, end - first, mean, frame + first)
        }
        (frame + end).update(repeating: 0, count: window.count - end)
        let middle = max(0, halfWindow - period / 2 - 1)..<min(2 * halfWindow, halfWindow + period / 2 + 1)
        return Double(ck_largest(frame + middle.lowerBound, middle.count))
    }

    private func maxima(of correlation: [Double]) -> [PitchCandidate] {
        correlation.withUnsafeBufferPointer { correlation in
            var found: [(lag: Int, candidate: PitchCandidate)] = []
            for lag in 2..<max(2, min(longestLag, lagCount - 1)) {
                let here = correlation[mirrored + lag]
                guard here > 0.5 * options.voicingThreshold, here > correlation[mirrored + lag - 1],
                    here >= correlation[mirrored + lag + 1]
                else { continue }
                add(lag, of: correlation, to: &found)
            }
            return found.map { refined($0.lag, of: correlation) }
        }
    }

    /// Keeps the strongest candidates, a high F0 being preferred to a low one of the same strength.
    private func add(
        _ lag: Int, of correlation: UnsafeBufferPointer<Double>, to found: inout [(lag: Int, candidate: PitchCandidate)]
    ) {
        let index = mirrored + lag
        let parabola = Parabola(
            left: correlation[index - 1], middle: correlation[index], right: correlation[index + 1])
        let position = Double(lag) + parabola.offset
        let strength = reflected(firstGuess.value(of: correlation, at: Double(mirrored) + position))
        let candidate = PitchCandidate(frequency: sampleRate / position, strength: strength)
        let limit = max(options.candidateCount, Int(ceiling / options.floor)) - 1
        guard found.count >= limit else { return found.append((lag, candidate)) }
        guard let weakest = found.indices.min(by: { rank(found[$0].candidate) < rank(found[$1].candidate) }),
            rank(candidate) > rank(found[weakest].candidate)
        else { return }
        found[weakest] = (lag, candidate)
    }

    private func rank(_ candidate: PitchCandidate) -> Double {
        candidate.strength - options.octaveCost * log2(options.floor / candidate.frequency)
    }

    private func refined(_ lag: Int, of correlation: UnsafeBufferPointer<Double>) -> PitchCandidate {
        let peak = refinement.maximum(of: correlation, near: mirrored + lag)
        return PitchCandidate(
            frequency: sampleRate / (peak.position - Double(mirrored)), strength: reflected(peak.value))
    }

    /// Short windows can give correlations above 1; they are as far from certain as their inverse.
    private func reflected(_ strength: Double) -> Double { strength > 1 ? 1 / strength : strength }
}

extension PitchCandidate {
    static let unvoiced = PitchCandidate(frequency: 0, strength: 0)
}

extension PitchFrame {
    static let silent = PitchFrame(intensity: 0, candidates: [.unvoiced])
}
