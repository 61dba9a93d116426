import CKernels
import Glibc

/// How much the amplitude of the glottal periods varies from one to the next.
///
/// Every measure is nil where there are too few periods. Fractions: 0.05 is 5 %. A period's amplitude is the RMS of
/// the sound around its pulse under a Hann window that reaches a fifth of a period to each side.
///
/// Source: Praat 6.1, `AmplitudeTier_getShimmer_*`.
package struct Shimmer: Hashable, Sendable {
    /// Mean difference of neighbouring amplitudes over the mean amplitude.
    package let local: Double?
    /// Mean level difference of neighbouring amplitudes, dB.
    package let decibels: Double?
    /// An amplitude against the mean of three.
    package let apq3: Double?
    /// An amplitude against the mean of five.
    package let apq5: Double?
    /// An amplitude against the mean of eleven.
    package let apq11: Double?
    /// Difference of differences: three times `apq3`.
    package let dda: Double?

    /// The shimmer of a sound at its pulses.
    ///
    /// - Parameters:
    ///   - samples: `[samples]`, any scale.
    ///   - sampleRate: Hz.
    package init(
        of samples: [Float], sampleRate: Double, pulses: GlottalPulses, limits: PeriodLimits = PeriodLimits()
    ) {
        let tier = AmplitudeTier(of: samples, sampleRate: sampleRate, pulses: pulses.times, limits: limits)
        local = tier.quotient(span: 2, limits: limits)
        decibels = tier.meanLevelDifference(limits: limits)
        apq3 = tier.quotient(span: 3, limits: limits)
        apq5 = tier.quotient(span: 5, limits: limits)
        apq11 = tier.quotient(span: 11, limits: limits)
        dda = apq3.map { 3 * $0 }
    }
}

/// The amplitudes of the pulses whose two periods are both good.
private struct AmplitudeTier {
    var times: [Double] = []
    var amplitudes: [Double] = []

    init(of samples: [Float], sampleRate: Double, pulses: [Double], limits: PeriodLimits) {
        guard pulses.count >= 3 else { return }
        for index in 1..<pulses.count - 1 {
            let before = pulses[index] - pulses[index - 1]
            let after = pulses[index + 1] - pulses[index]
            guard limits.accepts([before, after]),
                let amplitude = AmplitudeTier.rootMeanSquare(
                    of: samples, sampleRate: sampleRate, around: pulses[index], reach: (0.2 * before, 0.2 * after)),
                amplitude > 0
            else { continue }
            times.append(pulses[index])
            amplitudes.append(amplitude)
        }
    }

    /// Nil where fewer than three samples lie in the window.
    private static func rootMeanSquare(
        of samples: [Float], sampleRate: Double, around time: Double, reach: (left: Double, right: Double)
    ) -> Double? {
        let axis = SampleAxis(sampleRate: sampleRate)
        let first = max(0, axis.high(time - reach.left))
        let last = min(samples.count - 1, axis.low(time + reach.right))
        guard last - first + 1 >= 3 else { return nil }
        return samples.withUnsafeBufferPointer { samples in
            ck_level_around(
                samples.baseAddress.map { $0 + first }, last - first + 1, axis.time(of: Double(first)) - time,
                axis.step, reach.left, reach.right)
        }
    }

    /// Mean distance of an amplitude from its neighbour (span 2), or from the mean of those around it, over the mean
    /// amplitude of all but the last.
    func quotient(span: Int, limits: PeriodLimits) -> Double? {
        guard amplitudes.count >= span else { return nil }
        var sum = 0.0
        var accepted = 0
        for start in 0...amplitudes.count - span where areNeighbours(start, span: span, limits: limits) {
            accepted += 1
            let group = amplitudes[start..<start + span]
            sum +=
                span == 2
                ? abs(group[start] - group[start + 1])
                : abs(group[start + span / 2] - group.reduce(0, +) / Double(span))
        }
        let mean = amplitudes.dropLast().reduce(0, +) / Double(amplitudes.count - 1)
        return accepted > 0 && mean > 0 ? sum / Double(accepted) / mean : nil
    }

    func meanLevelDifference(limits: PeriodLimits) -> Double? {
        guard amplitudes.count >= 2 else { return nil }
        let differences = (0..<amplitudes.count - 1).filter { areNeighbours($0, span: 2, limits: limits) }.map {
            20 * abs(log10(amplitudes[$0] / amplitudes[$0 + 1]))
        }
        return differences.isEmpty ? nil : differences.reduce(0, +) / Double(differences.count)
    }

    /// Whether the periods between the amplitudes are in range and the amplitudes resemble their neighbours.
    private func areNeighbours(_ start: Int, span: Int, limits: PeriodLimits) -> Bool {
        (start..<start + span - 1).allSatisfy {
            limits.contains(times[$0 + 1] - times[$0])
                && limits.ratio(amplitudes[$0], amplitudes[$0 + 1]) <= limits.amplitudeFactor
        }
    }
}
