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
    private let lagLimit: Int
    private let window: [Double]
    /// 1 / the window's normalised autocorrelation, by lag.
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
        lagLimit = length / 2
        let window = (1...length).map {
            0.5 - 0.5 * cosine(2 * Double.pi * Double($0) / Double(length + 1))
        }
        self.window = window
        let correlator = Autocorrelator(frameLength: length, lagCount: lagLimit + 1)
        self.correlator = correlator
        var correlation = [Double](repeating: 0, count: lagLimit + 1)
        correlation.withUnsafeMutableBufferPointer { lags in
            correlator.correlate(into: lags) { frame in
                for index in 0..<length { frame[index] = window[index] }
                return true
            }
        }
        inverseWindowCorrelation = correlation.map { correlation[0] / $0 }
    }

    /// The share of the sound's peak up to which no path goes through a voiced candidate: being unvoiced is worth more there than
    /// the strongest candidate and two changes of voicing.
    private var quietest: Double {
        let changes = 2 * options.voicingChangeCost * 0.01 / options.step
        let share = options.silenceThreshold * (1 + options.voicingThreshold - changes) / (1 + options.voicingThreshold)
        return max(0, share)
    }

    /// The candidates of all frames of a sound.
    func frames(of samples: [Double], at grid: FrameGrid) -> [PitchFrame] {
        var scratch = Scratch(self)
        return samples.withUnsafeBufferPointer { samples in
            let mean = samples.reduce(0, +) / Double(samples.count)
            let globalPeak = samples.reduce(0) { max($0, abs($1 - mean)) }
            guard globalPeak > 0 else { return (0..<grid.count).map { _ in .silent } }
            return (0..<grid.count).map {
                frame(of: samples, at: grid.time($0), globalPeak: globalPeak, scratch: &scratch)
            }
        }
    }

    /// Buffers of one thread.
    private struct Scratch {
        /// Correlation at lags `-lagLimit ... lagLimit`.
        var correlation: [Double]
        var positive: [Double]

        init(_ analysis: PitchCandidates) {
            correlation = [Double](repeating: 0, count: 2 * analysis.lagLimit + 1)
            positive = [Double](repeating: 0, count: analysis.lagLimit + 1)
        }
    }

    private func frame(
        of samples: UnsafeBufferPointer<Double>, at time: Double, globalPeak: Double, scratch: inout Scratch
    ) -> PitchFrame {
        let right = axis.low(time) + 1
        let localMean = mean(of: samples, from: right - period, to: right + period)
        var localPeak = 0.0
        scratch.positive.withUnsafeMutableBufferPointer { lags in
            correlator.correlate(into: lags) { frame in
                localPeak = load(samples, start: right - halfWindow, mean: localMean, into: frame)
                return localPeak > quietest * globalPeak
            }
        }
        let intensity = min(1, localPeak / globalPeak)
        guard localPeak > quietest * globalPeak else {
            return PitchFrame(intensity: intensity, candidates: [.unvoiced])
        }
        normalize(&scratch)
        return PitchFrame(intensity: intensity, candidates: [.unvoiced] + maxima(of: scratch.correlation))
    }

    private func mean(of samples: UnsafeBufferPointer<Double>, from start: Int, to end: Int) -> Double {
        var sum = 0.0
        for index in max(0, start)..<min(samples.count, end) { sum += samples[index] }
        return sum / Double(2 * period)
    }

    /// Windows one frame, and returns its peak within half a period of its middle.
    private func load(
        _ samples: UnsafeBufferPointer<Double>, start: Int, mean: Double, into frame: UnsafeMutableBufferPointer<Double>
    ) -> Double {
        let middle = max(0, halfWindow - period / 2 - 1)..<min(2 * halfWindow, halfWindow + period / 2 + 1)
        var peak = 0.0
        window.withUnsafeBufferPointer { window in
            let inside = max(0, -start)..<min(window.count, samples.count - start)
            for index in 0..<inside.lowerBound { frame[index] = 0 }
            for index in inside { frame[index] = (samples[start + index] - mean) * window[index] }
            for index in inside.upperBound..<window.count { frame[index] = 0 }
        }
        for index in middle { peak = max(peak, abs(frame[index])) }
        return peak
    }

    private func normalize(_ scratch: inout Scratch) {
        scratch.positive.withUnsafeBufferPointer { positive in
            scratch.correlation.withUnsafeMutableBufferPointer { correlation in
                let scale = positive[0] == 0 ? 0 : 1 / positive[0]
                correlation[lagLimit] = 1
                inverseWindowCorrelation.withUnsafeBufferPointer { inverse in
                    for lag in 1...lagLimit {
                        let value = positive[lag] * scale * inverse[lag]
                        correlation[lagLimit + lag] = value
                        correlation[lagLimit - lag] = value
                    }
                }
            }
        }
    }

    private func maxima(of correlation: [Double]) -> [PitchCandidate] {
        correlation.withUnsafeBufferPointer { correlation in
            var found: [(lag: Int, candidate: PitchCandidate)] = []
            for lag in 2..<max(2, min(longestLag, lagLimit)) {
                let here = correlation[lagLimit + lag]
                guard here > 0.5 * options.voicingThreshold, here > correlation[lagLimit + lag - 1],
                    here >= correlation[lagLimit + lag + 1]
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
        let index = lagLimit + lag
        let parabola = Parabola(
            left: correlation[index - 1], middle: correlation[index], right: correlation[index + 1])
        let position = Double(lag) + parabola.offset
        let strength = reflected(firstGuess.value(of: correlation, at: Double(lagLimit) + position))
        let candidate = PitchCandidate(frequency: sampleRate / position, strength: strength)
        let limit = max(options.candidateCount, Int(ceiling / options.floor)) - 1
        guard found.count >= limit else { return found.append((lag, candidate)) }
        guard let weakest = found.indices.min(by: { rank(found[$0].candidate) < rank(found[$1].candidate) }),
            rank(candidate) > rank(found[weakest].candidate)
        else { return }
        found[weakest] = (lag, candidate)
    }

    private func rank(_ candidate: PitchCandidate) -> Double {
        candidate.strength - options.octaveCost * binaryLogarithm(options.floor / candidate.frequency)
    }

    private func refined(_ lag: Int, of correlation: UnsafeBufferPointer<Double>) -> PitchCandidate {
        let peak = refinement.maximum(of: correlation, near: lagLimit + lag)
        return PitchCandidate(
            frequency: sampleRate / (peak.position - Double(lagLimit)), strength: reflected(peak.value))
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
