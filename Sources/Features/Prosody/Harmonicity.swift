import CKernels
import Glibc

/// Harmonics-to-noise ratio over time, from the correlation of the sound with itself one period later.
///
/// Source: Boersma (1993), equation 4; Praat 6.1, "To Harmonicity (cc)".
package struct Harmonicity: Hashable, Sendable {
    /// How the ratio is measured.
    package struct Options: Hashable, Codable, Sendable {
        /// Time between frames, s.
        package var step = 0.01
        /// Lowest F0, Hz; the window is one of its periods.
        package var floor = 75.0
        /// Frames whose peak lies below this share of the clip's peak may count as silent.
        package var silenceThreshold = 0.1

        /// Praat's standard settings.
        package init() {}
    }

    /// What a silent frame reads, dB.
    package static let silence = -200.0

    /// When the frames lie.
    package let grid: FrameGrid
    /// Ratio of each frame, dB, within +-150; -200 where the frame is silent.
    package let ratios: [Double]

    /// The harmonicity of a sound; without frames where it is shorter than two periods of the floor.
    ///
    /// - Parameters:
    ///   - samples: `[samples]`, any scale.
    ///   - sampleRate: Hz.
    package init(of samples: [Float], sampleRate: Double, options: Options = Options()) {
        let duration = SampleAxis(sampleRate: sampleRate).step * Double(samples.count)
        let grid = FrameGrid(duration: duration, window: 2 / options.floor, step: options.step)
        guard grid.count > 0, var analysis = HarmonicityFrames(options, sampleRate: sampleRate) else {
            self.grid = FrameGrid(duration: 0, window: 1, step: options.step)
            ratios = []
            return
        }
        self.grid = grid
        ratios = samples.withUnsafeBufferPointer { samples in
            let mean = ck_sum(samples.baseAddress, samples.count) / Double(samples.count)
            let peak = ck_farthest(samples.baseAddress, samples.count, mean)
            return (0..<grid.count).map { analysis.ratio(of: samples, at: grid.time($0), globalPeak: peak) }
        }
    }

    /// Mean ratio of the frames that are not silent, dB; nil where all are.
    package var mean: Double? {
        let heard = ratios.filter { $0 != Harmonicity.silence }
        return heard.isEmpty ? nil : heard.reduce(0, +) / Double(heard.count)
    }
}

/// The cross-correlation of each frame with what follows it, and its best maximum.
private struct HarmonicityFrames {
    let options: Harmonicity.Options
    let axis: SampleAxis
    let period: Int
    let length: Int
    let longestLag: Int
    /// From this lag on the ringing of lag 0 is below a tenth.
    let rippleEnd = 4
    let firstGuess = PeakRefinement(depth: 30)
    let refinement = PeakRefinement(depth: 700)
    var correlator: CrossCorrelator
    /// Correlation at lags `-length ... length`.
    var correlation: [Double]
    var products: [Double]

    init?(_ options: Harmonicity.Options, sampleRate: Double) {
        self.options = options
        axis = SampleAxis(sampleRate: sampleRate)
        period = Int(sampleRate / options.floor)
        length = 2 * (period / 2 - 1)
        guard length >= 4 else { return nil }
        longestLag = length
        correlator = CrossCorrelator(frameLength: length, lagCount: longestLag + 1)
        correlation = [Double](repeating: 0, count: 2 * length + 1)
        products = [Double](repeating: 0, count: longestLag + 1)
    }

    mutating func ratio(of samples: UnsafeBufferPointer<Float>, at time: Double, globalPeak: Double) -> Double {
        let right = axis.low(time) + 1
        func part(_ reach: Int) -> UnsafeBufferPointer<Float> {
            let start = min(samples.count, max(0, right - reach))
            return UnsafeBufferPointer(rebasing: samples[start..<max(start, min(samples.count, right + reach))])
        }
        let around = part(period)
        let mean = ck_sum(around.baseAddress, around.count) / Double(2 * period)
        let middle = part(length / 2)
        let peak = ck_farthest(middle.baseAddress, middle.count, mean)
        guard peak > 0, globalPeak > 0 else { return Harmonicity.silence }
        let silence = max(0, 2 - min(1, peak / globalPeak) / options.silenceThreshold)
        // No correlation exceeds 1.
        guard silence < 1 else { return Harmonicity.silence }
        let start = max(0, axis.low(time - 1 / options.floor))
        correlate(samples, start: start, mean: mean)
        let strength = correlation.withUnsafeBufferPointer { best(of: $0) }
        guard let strength, strength > silence else { return Harmonicity.silence }
        guard strength > 1e-15 else { return -150 }
        guard strength < 1 - 1e-15 else { return 150 }
        return 10 * log10(strength / (1 - strength))
    }

    /// Fills `correlation` for the window at `start`, up to the longest lag that the sound still holds.
    private mutating func correlate(_ samples: UnsafeBufferPointer<Float>, start: Int, mean: Double) {
        let span = min(length + longestLag, samples.count - start)
        let lagCount = max(0, span - length)
        func square(_ index: Int) -> Double {
            let value = Double(samples[start + index]) - mean
            return value * value
        }
        var first = 0.0
        for index in 0..<min(length, span) { first += square(index) }
        var whole = first
        for index in min(length, span)..<max(span, 0) { whole += square(index) }
        if first > 1e-5 * whole {
            correlator.correlate(samples, start: start, span: span, mean: mean, into: &products)
        } else {
            // Beside a loud sound the transform's rounding would drown a quiet window.
            multiply(samples, start: start, lagCount: lagCount, mean: mean)
        }
        var second = first
        correlation[length] = 1
        for lag in 1...longestLag {
            var value = 0.0
            if lag <= lagCount {
                second += square(lag + length - 1) - square(lag - 1)
                value = first * second > 0 ? products[lag] / sqrt(first * second) : 0
            }
            correlation[length + lag] = value
            correlation[length - lag] = value
        }
    }

    private mutating func multiply(
        _ samples: UnsafeBufferPointer<Float>, start: Int, lagCount: Int, mean: Double
    ) {
        for lag in 0...lagCount {
            var product = 0.0
            for index in start..<start + min(length, samples.count - start - lag) {
                product += (Double(samples[index]) - mean) * (Double(samples[index + lag]) - mean)
            }
            products[lag] = product
        }
    }

    /// Height of the best maximum between the samples; nil where there is none.
    ///
    /// Next to lag 0 the interpolation rings with the 1 that stands there, and a maximum of the samples says little about
    /// the maximum between them: these lags are searched one and all. Of the others,
    /// three passes, each more exact than the last, keep those that may still win: of some hundred maxima in a frame one
    /// or two are worth the widest interpolation.
    private func best(of correlation: UnsafeBufferPointer<Double>) -> Double? {
        var peaks: [(lag: Int, height: Double)] = []
        for lag in 2..<longestLag {
            let here = correlation[length + lag]
            guard here > 0, here > correlation[length + lag - 1], here >= correlation[length + lag + 1] else {
                continue
            }
            peaks.append((lag, here))
        }
        var best = peaks.prefix { $0.lag < rippleEnd }.map { refined($0.lag, of: correlation, isRippled: true) }.max()
        peaks.removeAll { $0.lag < rippleEnd }
        keepHighest(&peaks, within: 0.2)
        for index in peaks.indices {
            let middle = length + peaks[index].lag
            let parabola = Parabola(
                left: correlation[middle - 1], middle: correlation[middle], right: correlation[middle + 1])
            peaks[index].height = reflected(
                firstGuess.value(of: correlation, at: Double(middle) + parabola.offset))
        }
        keepHighest(&peaks, within: 0.05)
        for peak in peaks {
            let height = refined(peak.lag, of: correlation, isRippled: false)
            best = max(best ?? height, height)
        }
        return best
    }

    private func refined(_ lag: Int, of correlation: UnsafeBufferPointer<Double>, isRippled: Bool) -> Double {
        let middle = length + lag
        let start = isRippled ? refinement.highest(of: correlation, around: middle) : nil
        return reflected(refinement.maximum(of: correlation, near: middle, from: start).value)
    }

    private func reflected(_ strength: Double) -> Double { strength > 1 ? 1 / strength : strength }

    private func keepHighest(_ peaks: inout [(lag: Int, height: Double)], within margin: Double) {
        guard let highest = peaks.map(\.height).max() else { return }
        peaks.removeAll { $0.height < highest - margin }
    }
}
