package import Audio
import Glibc

/// Resonances of the vocal tract over time, from linear prediction.
///
/// Source: Praat 6.1, "To Formant (burg)"; Childers (1978), "Modern Spectrum Analysis", for Burg's method.
package struct FormantTrack: Hashable, Sendable {
    /// How the formants are sought.
    package struct Options: Hashable, Codable, Sendable {
        /// Time between frames, s.
        package var step = 0.01
        /// How many formants lie below the ceiling.
        package var formantCount = 5
        /// Highest formant, Hz; the sound is resampled to twice that.
        package var ceiling = 5500.0
        /// Effective length of the Gaussian window, s; it reaches as far again.
        package var window = 0.025
        /// From where the spectrum is raised by 6 dB an octave, Hz.
        package var preEmphasisFrom = 50.0

        /// Praat's standard settings.
        package init() {}
    }

    /// One resonance.
    package struct Formant: Hashable, Sendable {
        /// Hz.
        package let frequency: Double
        /// Width at -3 dB, Hz.
        package let bandwidth: Double
    }

    /// When the frames lie.
    package let grid: FrameGrid
    /// The formants of each frame, lowest first; empty in digital silence.
    package let frames: [[Formant]]

    /// The formants of a sound; the ceiling is at least 1 Hz. A sound shorter than the window is one frame.
    package init(of waveform: Waveform, options: Options = Options()) {
        let rate = (2 * options.ceiling).rounded()
        let resampled = SpectralResampler(
            count: waveform.samples.count, from: waveform.sampleRate, to: Int(rate)
        ).resample(waveform.samples)
        let duration = SampleAxis(sampleRate: rate).step * Double(resampled.count)
        let physical = 2 * options.window
        var grid = FrameGrid(duration: duration, window: physical, step: options.step)
        if grid.count == 0, duration > 0 { grid = FrameGrid(duration: duration, window: duration, step: options.step) }
        self.grid = grid
        let samples = FormantTrack.preEmphasized(resampled, from: options.preEmphasisFrom, sampleRate: rate)
        var analysis = FormantFrames(options, sampleRate: rate, window: min(physical, duration))
        frames = samples.withUnsafeBufferPointer { samples in
            (0..<grid.count).map { analysis.formants(of: samples, at: grid.time($0)) }
        }
    }

    /// A formant at a time, linear between frames; nil where the nearest frame lacks it.
    ///
    /// - Parameters:
    ///   - number: 1 for F1.
    ///   - time: s.
    package func formant(_ number: Int, at time: Double) -> Formant? {
        func formant(in frame: Int) -> Formant? {
            guard frames.indices.contains(frame), frames[frame].count >= number else { return nil }
            return frames[frame][number - 1]
        }
        let position = grid.position(of: time)
        let lower = Int(position.rounded(.down))
        let phase = position - Double(lower)
        guard let nearest = formant(in: phase < 0.5 ? lower : lower + 1) else { return nil }
        guard let other = formant(in: phase < 0.5 ? lower + 1 : lower) else { return nearest }
        let share = min(phase, 1 - phase)
        return Formant(
            frequency: nearest.frequency + share * (other.frequency - nearest.frequency),
            bandwidth: nearest.bandwidth + share * (other.bandwidth - nearest.bandwidth))
    }

    private static func preEmphasized(_ samples: [Float], from frequency: Double, sampleRate: Double) -> [Double] {
        let factor = exp(-2 * Double.pi * frequency / sampleRate)
        var previous = 0.0
        return samples.map { sample in
            let value = Double(sample)
            defer { previous = value }
            return value - factor * previous
        }
    }
}

/// Linear prediction of each frame, and the resonances of its filter.
private struct FormantFrames {
    let order: Int
    let sampleRate: Double
    let axis: SampleAxis
    let window: [Double]
    var windowed: [Double]
    var coefficients: [Double]
    var solver: PolynomialRoots

    init(_ options: FormantTrack.Options, sampleRate: Double, window duration: Double) {
        order = 2 * options.formantCount
        self.sampleRate = sampleRate
        axis = SampleAxis(sampleRate: sampleRate)
        let count = 2 * (Int(duration * sampleRate) / 2)
        let edge = exp(-12.0)
        window = (0..<count).map { index in
            let distance = Double(index + 1) - 0.5 * Double(count + 1)
            return (exp(-48 * distance * distance / (Double(count + 1) * Double(count + 1))) - edge) / (1 - edge)
        }
        windowed = [Double](repeating: 0, count: count)
        coefficients = [Double](repeating: 0, count: order)
        solver = PolynomialRoots(degree: order)
    }

    mutating func formants(of samples: UnsafeBufferPointer<Double>, at time: Double) -> [FormantTrack.Formant] {
        let right = axis.low(time) + 1
        let start = max(0, right - window.count / 2)
        let count = min(samples.count, right + window.count / 2) - start
        guard count > order + 1, predict(samples, start: start, count: count) else { return [] }
        let limits = 50...max(50, 0.5 * sampleRate - 50)
        return solver.roots(ofPrediction: coefficients).compactMap { root in
            let inside = root.magnitude > 1 ? root.reflected : root
            let frequency = inside.angle * sampleRate / (2 * Double.pi)
            guard limits.contains(frequency) else { return nil }
            return FormantTrack.Formant(
                frequency: frequency, bandwidth: -log(inside.magnitude) * sampleRate / Double.pi)
        }.sorted { $0.frequency < $1.frequency }
    }

    /// False in digital silence.
    private mutating func predict(_ samples: UnsafeBufferPointer<Double>, start: Int, count: Int) -> Bool {
        window.withUnsafeBufferPointer { window in
            windowed.withUnsafeMutableBufferPointer { windowed in
                for index in 0..<count { windowed[index] = samples[start + index] * window[index] }
            }
        }
        return LinearPrediction.burg(windowed[..<count], coefficients: &coefficients) > 0
    }
}
