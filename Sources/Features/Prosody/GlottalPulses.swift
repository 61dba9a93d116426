import CKernels

/// The instants at which the vocal folds close, one a period, in the voiced stretches of a sound.
///
/// From the largest sample in the middle of each voiced stretch, steps of about one period to both sides, each to
/// where the waveform resembles itself most.
///
/// Source: Praat 6.1, "Sound & Pitch: To PointProcess (cc)".
package struct GlottalPulses: Hashable, Sendable {
    /// Times of the pulses, s, ascending.
    package let times: [Double]

    /// Pulses at given times, for tests and for tracks made elsewhere.
    package init(times: [Double]) { self.times = times.sorted() }

    /// The pulses of a sound whose F0 is known.
    ///
    /// - Parameters:
    ///   - samples: `[samples]`, any scale.
    ///   - sampleRate: Hz.
    ///   - pitch: the sound's F0.
    package init(of samples: [Float], sampleRate: Double, pitch: PitchTrack) {
        times = samples.withUnsafeBufferPointer { samples in
            var search = PulseSearch(samples: samples, sampleRate: sampleRate, pitch: pitch)
            return search.run()
        }.sorted()
    }
}

/// The walk from pulse to pulse.
private struct PulseSearch {
    let samples: UnsafeBufferPointer<Float>
    let axis: SampleAxis
    let pitch: PitchTrack
    let globalPeak: Double
    var correlations: [Double] = []
    var found: [Double] = []
    /// The last pulse added on a walk to the right; a later stretch's walk to the left ends there.
    var lastOnTheRight = -Double.infinity

    init(samples: UnsafeBufferPointer<Float>, sampleRate: Double, pitch: PitchTrack) {
        self.samples = samples
        axis = SampleAxis(sampleRate: sampleRate)
        self.pitch = pitch
        globalPeak = ck_farthest(samples.baseAddress, samples.count, 0)
    }

    mutating func run() -> [Double] {
        for segment in pitch.voicedSegments {
            let middle = 0.5 * (segment.lowerBound + segment.upperBound)
            guard let frequency = pitch.frequency(at: middle) else { continue }
            let start = extremum(from: middle - 0.5 / frequency, to: middle + 0.5 / frequency)
            found.append(start)
            walkLeft(from: start, to: segment.lowerBound)
            walkRight(from: start, to: segment.upperBound)
        }
        return found
    }

    private mutating func walkLeft(from start: Double, to edge: Double) {
        var time = start
        while let frequency = pitch.frequency(at: time) {
            let match = bestMatch(
                of: time, window: 1 / frequency, from: time - 1.25 / frequency, to: time - 0.8 / frequency)
            time = match?.time ?? time - 1 / frequency
            let isFree = time - lastOnTheRight > 0.8 / frequency
            if time < edge {
                if isFree, accepts(match, correlation: 0.7, peak: 0.023333) { found.append(time) }
                return
            }
            if isFree, accepts(match, correlation: 0.3, peak: 0.01, orSilent: true) { found.append(time) }
        }
    }

    private mutating func walkRight(from start: Double, to edge: Double) {
        var time = start
        while let frequency = pitch.frequency(at: time) {
            let match = bestMatch(
                of: time, window: 1 / frequency, from: time + 0.8 / frequency, to: time + 1.25 / frequency)
            time = match?.time ?? time + 1 / frequency
            let isBeyond = time > edge
            let isAccepted =
                isBeyond
                ? accepts(match, correlation: 0.7, peak: 0.023333)
                : accepts(match, correlation: 0.3, peak: 0.01, orSilent: true)
            if isAccepted {
                found.append(time)
                lastOnTheRight = time
            }
            if isBeyond { return }
        }
    }

    private func accepts(_ match: Match?, correlation: Double, peak: Double, orSilent: Bool = false) -> Bool {
        guard let match, match.correlation > correlation else { return false }
        return match.peak > peak * globalPeak || (orSilent && match.peak == 0)
    }

    private struct Match {
        var time: Double
        var correlation: Double
        /// Largest absolute sample of the matching window.
        var peak: Double
    }

    /// The place between two times where a window looks most like the one around `time`.
    private mutating func bestMatch(of time: Double, window: Double, from lower: Double, to upper: Double) -> Match? {
        let first = axis.nearest(time - 0.5 * window)
        let last = axis.nearest(time + 0.5 * window)
        let lowest = axis.low(lower - 0.5 * window)
        let highest = axis.high(upper - 0.5 * window)
        guard highest >= lowest, last >= first else { return nil }
        // Only the samples that exist at every lag take part.
        let cut = max(0, -first, -lowest)
        let length = min(last - first + 1, samples.count - first, samples.count - highest) - cut
        guard length > 1 else { return nil }
        let count = highest - lowest + 1
        correlate(first + cut..<first + cut + length, from: lowest + cut, count: count)
        guard let best = greatest(of: count) else { return nil }
        let parabola = Parabola(
            left: correlation(best - 1), middle: correlation(best), right: correlation(best + 1))
        // Praat takes the peak of the window one lag on.
        let start = lowest + best + 1 + cut
        let peak = Double(ck_largest(samples.baseAddress.map { $0 + start }, length))
        let shift = Double(lowest + best - first) + parabola.offset
        return Match(time: time + shift * axis.step, correlation: parabola.height, peak: peak)
    }

    /// Fills `correlations` for windows at `count` starts.
    private mutating func correlate(_ window: Range<Int>, from start: Int, count: Int) {
        let lags = (count + ck_lags_at_once - 1) / ck_lags_at_once * ck_lags_at_once
        if correlations.count < lags { correlations = [Double](repeating: 0, count: lags) }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * window.count + lags) { memory in
            let present = window.count + count - 1
            for (place, index) in window.enumerated() { memory[place] = Double(samples[index]) }
            for place in 0..<present { memory[window.count + place] = Double(samples[start + place]) }
            for place in window.count + present..<memory.count { memory[place] = 0 }
            guard let base = memory.baseAddress else { return }
            ck_correlate_windows(base, window.count, base + window.count, count, &correlations)
        }
    }

    /// The greatest correlation that is a local maximum; the last lag cannot be one.
    ///
    /// Before the first lag the correlation counts as 0, and where nothing else rises above that, the place just before
    /// the first lag is the best: a step too weak to be a pulse, from which the walk goes on.
    private func greatest(of count: Int) -> Int? {
        var best: Int?
        for index in -1..<max(-1, count - 1) {
            let value = correlation(index)
            guard value >= correlation(index - 1), value >= correlation(index + 1) else { continue }
            if value > (best.map(correlation) ?? -1) { best = index }
        }
        return best
    }

    private func correlation(_ index: Int) -> Double { index < 0 ? 0 : correlations[index] }

    /// Time of the largest absolute sample, by parabola; the middle where the sound is flat.
    private func extremum(from lower: Double, to upper: Double) -> Double {
        let first = max(0, axis.low(lower))
        let last = min(samples.count - 1, axis.high(upper))
        let middle = 0.5 * (lower + upper)
        guard first <= last else { return middle }
        var lowest = first
        var highest = first
        for index in first...last {
            if samples[index] < samples[lowest] { lowest = index }
            if samples[index] > samples[highest] { highest = index }
        }
        guard samples[lowest] < samples[highest] else { return middle }
        let place = abs(samples[lowest]) > abs(samples[highest]) ? lowest : highest
        guard place > first, place < last else { return axis.time(of: Double(place)) }
        let parabola = Parabola(
            left: Double(samples[place - 1]), middle: Double(samples[place]), right: Double(samples[place + 1]))
        return axis.time(of: Double(place) + parabola.offset)
    }

}
