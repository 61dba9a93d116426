import CKernels
import Glibc
import Tensors
import Testing

/// The loops of the voice analyses against plain ones.
@Suite struct VoiceKernelTests {
    private func noise(_ count: Int) -> [Double] {
        var generator = SeededGenerator(seed: UInt64(count))
        return (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
    }

    /// Burg's method as it is defined: the errors of prediction in both directions, filtered on from order to order.
    private func burg(_ samples: [Double], order: Int) -> (coefficients: [Double], residual: Double) {
        var ahead = samples
        var back = samples
        var a = [1.0]
        var residual = samples.reduce(0) { $0 + $1 * $1 } / Double(samples.count)
        for m in 1...order {
            let range = m..<samples.count
            let product = range.reduce(0.0) { $0 + ahead[$1] * back[$1 - 1] }
            let energy = range.reduce(0.0) { $0 + ahead[$1] * ahead[$1] + back[$1 - 1] * back[$1 - 1] }
            let reflection = 2 * product / energy
            let (oldAhead, oldBack) = (ahead, back)
            for n in range {
                ahead[n] = oldAhead[n] - reflection * oldBack[n - 1]
                back[n] = oldBack[n - 1] - reflection * oldAhead[n]
            }
            let padded = a + [0]
            a = padded.indices.map { padded[$0] - reflection * padded[m - $0] }
            residual *= 1 - reflection * reflection
        }
        return (a.dropFirst().map { -$0 }, residual)
    }

    @Test func burgFromSumsIsBurgFromFilteredErrors() {
        for (count, order) in [(3, 1), (5, 3), (12, 10), (50, 4), (550, 10), (551, 15)] {
            for radius in [0.0, 0.9, 0.999] {
                // Noise through a resonance: the nearer it lies to the unit circle, the less is left to predict.
                var samples = noise(count)
                for n in 2..<count {
                    samples[n] += 2 * radius * cos(0.7) * samples[n - 1] - radius * radius * samples[n - 2]
                }
                var coefficients = [Double](repeating: 0, count: order)
                let residual = ck_burg(samples, count, &coefficients, order)
                let expected = burg(samples, order: order)
                #expect(abs(residual - expected.residual) <= 1e-7 * expected.residual, "\(count), \(order)")
                for (found, truth) in zip(coefficients, expected.coefficients) {
                    #expect(abs(found - truth) < 1e-7, "\(count), \(order)")
                }
            }
        }
    }

    @Test func silenceIsNotPredicted() {
        var coefficients = [1.0, 1, 1]
        #expect(ck_burg([Double](repeating: 0, count: 20), 20, &coefficients, 3) == 0)
        #expect(coefficients == [0, 0, 0])
        // One reflection says all of a constant but its ends.
        #expect(ck_burg([Double](repeating: 1, count: 400), 400, &coefficients, 3) < 1e-6)
        #expect(coefficients.reduce(0, +) > 0.99 && coefficients.reduce(0, +) < 1.01)
    }

    @Test func correlationsOfWindows() {
        for (length, lags) in [(1, 1), (2, 31), (17, 32), (240, 33), (101, 130)] {
            let room = (lags + ck_lags_at_once - 1) / ck_lags_at_once * ck_lags_at_once
            let window = noise(length)
            let signal = noise(length + lags - 1 + 7).prefix(length + lags - 1) + [Double](repeating: 0, count: room)
            let sound = Array(signal)
            var found = [Double](repeating: .nan, count: room)
            ck_correlate_windows(window, length, sound, lags, &found)
            let power = window.reduce(0) { $0 + $1 * $1 }
            for lag in 0..<lags {
                let part = sound[lag..<lag + length]
                let product = zip(window, part).reduce(0) { $0 + $1.0 * $1.1 }
                let other = part.reduce(0) { $0 + $1 * $1 }
                #expect(abs(found[lag] - product / (power * other).squareRoot()) < 1e-12, "\(length), \(lag)")
            }
        }
    }

    /// A spline through knots at even distances, by elimination from one end to the other and back.
    @Test func splinesAreSolvedInStrandsAsInOneGo() {
        var generator = SeededGenerator(seed: 3)
        for count in [3, 4, 10, 100, 202, 211, 1025, 2049] {
            let levels = (0..<count).map { _ in Float.random(in: 0...1, using: &generator) }
            var elimination = [Float](repeating: 0, count: 4 * count)
            for knot in 1..<count - 1 {
                let sigma = Float.random(in: 0.45...0.6, using: &generator)
                let pivot = 1 / (sigma * elimination[3 * count + knot - 1] + 2)
                elimination[knot] = sigma * pivot
                elimination[count + knot] = 3 * pivot
                elimination[2 * count + knot] = 3 * pivot
                elimination[3 * count + knot] = (sigma - 1) * pivot
            }
            var expected = [Float](repeating: 0, count: count)
            for knot in 1..<count - 1 {
                let rise = (levels[knot + 1] - levels[knot]) * elimination[count + knot]
                let fall = (levels[knot] - levels[knot - 1]) * elimination[2 * count + knot]
                expected[knot] = rise - fall - elimination[knot] * expected[knot - 1]
            }
            for knot in (1..<count - 1).reversed() {
                expected[knot] += elimination[3 * count + knot] * expected[knot + 1]
            }
            var found = [Float](repeating: .nan, count: count)
            ck_solve_spline(levels, count, elimination, &found)
            #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 2e-6 }, "\(count)")
        }
    }
}
