/// How much the length of the glottal periods varies from one to the next.
///
/// Every measure is nil where there are too few periods. Fractions: 0.01 is 1 %.
///
/// Source: Praat 6.1, `PointProcess_getJitter_*`; Baken & Orlikoff (2000), "Clinical Measurement of Speech and Voice".
package struct Jitter: Hashable, Sendable {
    /// Mean difference of neighbouring periods over the mean period.
    package let local: Double?
    /// Mean difference of neighbouring periods, s.
    package let absolute: Double?
    /// Relative average perturbation: a period against the mean of three.
    package let rap: Double?
    /// A period against the mean of five.
    package let ppq5: Double?
    /// Difference of differences of periods: three times `rap`.
    package let ddp: Double?
    /// Mean period, s.
    package let meanPeriod: Double?

    /// The jitter of a series of pulses.
    package init(of pulses: GlottalPulses, limits: PeriodLimits = PeriodLimits()) {
        let periods = zip(pulses.times, pulses.times.dropFirst()).map { $1 - $0 }
        let mean = Jitter.meanPeriod(of: periods, limits: limits)
        let difference = Jitter.perturbation(of: periods, span: 2, limits: limits)
        let three = Jitter.perturbation(of: periods, span: 3, limits: limits)
        let five = Jitter.perturbation(of: periods, span: 5, limits: limits)
        func relative(_ value: Double?) -> Double? {
            guard let value, let mean else { return nil }
            return value / mean
        }
        meanPeriod = mean
        absolute = difference
        local = relative(difference)
        rap = relative(three)
        ppq5 = relative(five)
        ddp = rap.map { 3 * $0 }
    }

    /// Mean distance of a period from its neighbour (span 2), or from the mean of the periods around it (3, 5), in s.
    private static func perturbation(of periods: [Double], span: Int, limits: PeriodLimits) -> Double? {
        guard periods.count >= span else { return nil }
        var sum = 0.0
        var accepted = 0
        for start in 0...periods.count - span {
            let group = periods[start..<start + span]
            guard limits.accepts(group) else { continue }
            accepted += 1
            sum +=
                span == 2
                ? abs(group[start] - group[start + 1])
                : abs(group[start + span / 2] - group.reduce(0, +) / Double(span))
        }
        return accepted > 0 ? sum / Double(accepted) : nil
    }

    /// A period counts unless it is out of range or differs too much from both of its neighbours.
    private static func meanPeriod(of periods: [Double], limits: PeriodLimits) -> Double? {
        let counted = periods.indices.filter { index in
            guard limits.contains(periods[index]) else { return false }
            let factors = [index - 1, index + 1].filter(periods.indices.contains).map {
                limits.ratio(periods[index], periods[$0])
            }
            return factors.isEmpty || factors.contains { $0 <= limits.periodFactor }
        }
        return counted.isEmpty ? nil : counted.reduce(0) { $0 + periods[$1] } / Double(counted.count)
    }
}
