import CKernels
import Glibc

/// Resonances of the vocal tract in a 20 ms frame: linear prediction of order 11 at about 11 kHz.
///
/// The frame's spectrum is taken back to samples at the lower rate by a Fourier sum over as many bins as there will be samples, which
/// cuts it at some 3.4 (16 kHz) to 5.1 kHz (48 kHz); the autocorrelation of those samples gives the predictor, its roots the formants.
///
/// Source: openSMILE 3.0, `cSpecResample`, `cLpc`, `cFormantLpc`.
struct FormantPredictor: Sendable {
    static let order = 11
    /// Formants at most.
    static let count = 5
    private static let targetRate = 11_000.0
    private static let limits = 50.0...5450.0

    /// Samples of a resampled frame.
    let sampleCount: Int
    /// Places kept for the bins that take part, without that of 0 Hz.
    private let stride: Int
    /// `[bins]`: how the bins turn from the first sample to the middle of all.
    private let turns: [ComplexNumber]
    /// `[distances from the middle x 2 x stride]`: cosines and sines.
    private let waves: [Float]

    init(frames: SpectralFrames, sampleRate: Int) {
        let ratio = Self.targetRate / Double(sampleRate)
        let count = Int((Double(frames.length) * ratio).rounded())
        sampleCount = count
        // A whole number of samples replaces the frame: the rate is what makes it one.
        let step = 2 * Double.pi * Double(frames.length) / (Double(frames.fftSize) * Double(count))
        let bins = 1..<min(frames.fftSize, count) / 2
        // Whole vectors of 16 numbers.
        let stride = (bins.count + 15) / 16 * 16
        self.stride = stride
        turns = bins.map {
            let angle = step * Double($0) * 0.5 * Double(count - 1)
            return ComplexNumber(real: cos(angle), imaginary: sin(angle))
        }
        var waves = [Float](repeating: 0, count: (count + 1) / 2 * 2 * stride)
        for row in 0..<(count + 1) / 2 {
            let distance = 0.5 * Double(count / 2 - (count - 1) / 2) + Double(row)
            for (place, bin) in bins.enumerated() {
                waves[2 * row * stride + place] = Float(cos(step * Double(bin) * distance))
                waves[(2 * row + 1) * stride + place] = Float(sin(step * Double(bin) * distance))
            }
        }
        self.waves = waves
    }

    /// Work space for one thread.
    struct Workspace {
        fileprivate var real: [Float]
        fileprivate var imaginary: [Float]
        fileprivate var samples: [Float]
        fileprivate var coefficients: [Double]
        fileprivate var solver: PolynomialRoots

        init(_ predictor: FormantPredictor) {
            real = [Float](repeating: 0, count: predictor.stride)
            imaginary = real
            samples = [Float](repeating: 0, count: predictor.sampleCount)
            coefficients = [Double](repeating: 0, count: FormantPredictor.order)
            solver = PolynomialRoots(degree: FormantPredictor.order)
        }
    }

    /// Finds the formants of a frame, lowest first.
    ///
    /// - Parameters:
    ///   - spectrum: `[bins x 2]`.
    ///   - frequencies: `[5]`, Hz, 0 where there are fewer.
    ///   - bandwidths: `[5]`, Hz.
    func find(
        in spectrum: UnsafePointer<Double>, _ work: inout Workspace, frequencies: UnsafeMutablePointer<Double>,
        bandwidths: UnsafeMutablePointer<Double>
    ) {
        frequencies.update(repeating: 0, count: Self.count)
        bandwidths.update(repeating: 0, count: Self.count)
        for (place, turn) in turns.enumerated() {
            let bin = ComplexNumber(real: spectrum[2 * place + 2], imaginary: spectrum[2 * place + 3]) * turn
            work.real[place] = Float(bin.real)
            work.imaginary[place] = Float(bin.imaginary)
        }
        ck_mirrored_sums(
            work.real, work.imaginary, Float(spectrum[0]), waves, stride, sampleCount, &work.samples)
        guard ck_predict(work.samples, sampleCount, &work.coefficients, Self.order) > 0 else { return }
        for index in work.coefficients.indices { work.coefficients[index].negate() }
        var found = 0
        for root in work.solver.roots(ofPrediction: work.coefficients) {
            let inside = root.magnitude > 1 ? root.reflected : root
            let frequency = inside.angle * Self.targetRate / (2 * Double.pi)
            guard Self.limits.contains(frequency), found < Self.count else { continue }
            var place = found
            while place > 0, frequencies[place - 1] > frequency {
                frequencies[place] = frequencies[place - 1]
                bandwidths[place] = bandwidths[place - 1]
                place -= 1
            }
            frequencies[place] = frequency
            bandwidths[place] = -log(inside.magnitude) * Self.targetRate / Double.pi
            found += 1
        }
    }
}
