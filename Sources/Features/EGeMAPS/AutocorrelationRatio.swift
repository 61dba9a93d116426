import CKernels
import Glibc

/// Harmonics-to-noise ratio from the autocorrelation of a windowed frame.
///
/// The window's own autocorrelation isn't divided out: a pure tone of 220 Hz reads 14 dB.
///
/// Source: openSMILE 3.0, `cHarmonics`.
struct AutocorrelationRatio: Sendable {
    private let plan: FourierPlan<Double>
    private let sampleRate: Double

    init(fftSize: Int, sampleRate: Int) {
        plan = .shared(size: fftSize, direction: .inverse)
        self.sampleRate = Double(sampleRate)
    }

    /// The ratio at a fundamental, dB.
    ///
    /// - Parameters:
    ///   - magnitudes: `[bins]`.
    ///   - bins: work space `[2 x bins]`.
    ///   - correlation: work space `[fftSize]`.
    func decibels(
        _ magnitudes: UnsafePointer<Float>, frequency: Double, bins: UnsafeMutablePointer<Double>,
        correlation: UnsafeMutablePointer<Double>
    ) -> Double {
        ck_power_bins(magnitudes, plan.binCount, bins)
        plan.inverse(bins, into: correlation)
        let count = plan.binCount
        let lag = Self.nearestPeak(to: Int(sampleRate / frequency), in: correlation, count: count)
        guard lag > 0 else { return 0 }
        let (whole, periodic) = (abs(correlation[0]), abs(correlation[lag]))
        let ratio = whole == periodic ? 1e11 : periodic / (whole - periodic)
        return 10 * log10(min(1e11, max(1e-9, ratio)))
    }

    /// The local maximum of |a| nearest to a lag, the shorter of two that are as near.
    private static func nearestPeak(to lag: Int, in values: UnsafePointer<Double>, count: Int) -> Int {
        func isPeak(_ index: Int) -> Bool {
            let value = abs(values[index])
            return value > abs(values[index - 1]) && (index + 1 == count || value > abs(values[index + 1]))
        }
        guard lag > 0, lag < count else { return 0 }
        for distance in 0..<count {
            if lag - distance > 0, isPeak(lag - distance) { return lag - distance }
            if distance > 0, lag + distance < count - 1, isPeak(lag + distance) { return lag + distance }
            if lag - distance <= 0, lag + distance >= count - 1 { break }
        }
        return 0
    }
}
