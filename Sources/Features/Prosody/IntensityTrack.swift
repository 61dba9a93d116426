import CKernels
import Glibc

/// Level over time, in dB re 2e-5 Pa, where a sample of 1 counts as 1 Pa.
///
/// Source: Praat 6.1, "To Intensity": mean square under a Kaiser window of 6.4 periods of the floor, the window's local
/// mean removed.
package struct IntensityTrack: Hashable, Sendable {
    /// How the level is measured.
    package struct Options: Hashable, Codable, Sendable {
        /// Lowest F0 that must not ripple, Hz.
        package var floor = 100.0
        /// Time between frames, s; nil is a quarter of the window's effective length, 0.8 / floor.
        package var step: Double?
        /// Whether the mean of each frame is removed first.
        package var removesMean = true

        /// Praat's standard settings.
        package init() {}
    }

    /// What digital silence reads, dB.
    package static let silence = -300.0

    /// When the frames lie.
    package let grid: FrameGrid
    /// Level of each frame, dB.
    package let levels: [Double]

    /// The level of a sound; without frames where it is shorter than the window.
    ///
    /// - Parameters:
    ///   - samples: `[samples]`, full scale is -1 to 1.
    ///   - sampleRate: Hz.
    package init(of samples: [Float], sampleRate: Double, options: Options = Options()) {
        let length = 6.4 / options.floor
        grid = FrameGrid(
            duration: SampleAxis(sampleRate: sampleRate).step * Double(samples.count), window: length,
            step: options.step ?? 0.8 / options.floor)
        let half = Int(0.5 * length * sampleRate)
        let window = (-half...half).map { kaiser(Double($0) / sampleRate / (0.5 * length)) }
        let grid = self.grid
        let axis = SampleAxis(sampleRate: sampleRate)
        levels = samples.withUnsafeBufferPointer { samples in
            window.withUnsafeBufferPointer { window in
                (0..<grid.count).map { frame in
                    return level(
                        of: samples, around: axis.nearest(grid.time(frame)), window: window,
                        removesMean: options.removesMean)
                }
            }
        }
    }

    /// Mean level, dB: the mean of the power, not of the decibels. Nil without frames.
    package var mean: Double? {
        guard !levels.isEmpty else { return nil }
        return 10 * log10(levels.reduce(0) { $0 + pow(10, $1 / 10) } / Double(levels.count))
    }
}

private func kaiser(_ position: Double) -> Double {
    let root = 1 - position * position
    return root <= 0 ? 0 : besselI0((2 * Double.pi * Double.pi + 0.5) * sqrt(root))
}

/// Modified Bessel function of the first kind and order 0, by its series.
private func besselI0(_ argument: Double) -> Double {
    let quarter = argument * argument / 4
    var term = 1.0
    var sum = 1.0
    var order = 1.0
    while term > sum * 1e-17 {
        term *= quarter / (order * order)
        sum += term
        order += 1
    }
    return sum
}

private func level(
    of samples: UnsafeBufferPointer<Float>, around center: Int, window: UnsafeBufferPointer<Double>, removesMean: Bool
) -> Double {
    let half = window.count / 2
    let first = max(0, center - half)
    let count = min(samples.count - 1, center + half) - first + 1
    guard count > 0, let base = samples.baseAddress.map({ $0 + first }),
        let weights = window.baseAddress.map({ $0 + (first + half - center) })
    else { return IntensityTrack.silence }
    let mean = removesMean ? ck_sum(base, count) / Double(count) : 0
    let intensity = ck_weighted_power(base, weights, count, mean) / 4e-10
    return intensity < 1e-30 ? IntensityTrack.silence : 10 * log10(intensity)
}
