internal import CKernels

#if canImport(Glibc)
    internal import Glibc
#endif

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
    /// Bins that take part, with that of 0 Hz.
    private let binCount: Int
    /// `[samples x 2 (bins - 1)]`, the cosines and sines of each sample.
    private let waves: [Float]

    init(frames: SpectralFrames, sampleRate: Int) {
        let ratio = Self.targetRate / Double(sampleRate)
        sampleCount = Int((Double(frames.length) * ratio).rounded())
        // A whole number of samples replaces the frame: the rate is what makes it one.
        let period = Double(frames.fftSize) * Double(sampleCount) / Double(frames.length)
        binCount = min(frames.fftSize, sampleCount) / 2
        waves = (0..<sampleCount).flatMap { [binCount] sample in
            (1..<binCount).flatMap { bin in
                let angle = 2 * Double.pi * Double(bin * sample % (1 << 40)) / period
                return [Float(cos(angle)), Float(-sin(angle))]
            }
        }
    }

    /// Work space for one thread.
    struct Workspace {
        fileprivate var bins: [Float]
        fileprivate var samples: [Float]
        fileprivate var coefficients: [Double]
        fileprivate var solver: PolynomialRoots

        init(_ predictor: FormantPredictor) {
            bins = [Float](repeating: 0, count: 2 * predictor.binCount)
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
        for index in 0..<2 * binCount { work.bins[index] = Float(spectrum[index]) }
        ck_fourier_sum(work.bins, binCount, waves, sampleCount, &work.samples)
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
