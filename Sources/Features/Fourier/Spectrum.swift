/// The amplitude spectrum of a whole sound, whatever its length.
///
/// |X[k]| / n at k x rate / n Hz; inner bins aren't doubled, so a sine of amplitude 1 gives 0.5.
package struct Spectrum: Hashable, Sendable {
    /// `[n / 2 + 1]` magnitudes from 0 Hz to half the rate; none for no sample.
    package let magnitudes: [Double]
    /// Distance of two bins, Hz.
    package let binWidth: Double

    /// The spectrum of `[n]` samples at a rate in Hz.
    package init(of samples: [Float], sampleRate: Int) {
        let count = samples.count
        guard count > 0 else {
            (magnitudes, binWidth) = ([], 0)
            return
        }
        binWidth = Double(sampleRate) / Double(count)
        let plan = FourierPlan<Double>(size: count)
        magnitudes = withAlignedDoubles(count: count) { input in
            withAlignedDoubles(count: 2 * plan.binCount) { bins in
                for index in 0..<count { input[index] = Double(samples[index]) }
                plan.forward(input, into: bins)
                return (0..<plan.binCount).map { bin in
                    let (real, imaginary) = (bins[2 * bin], bins[2 * bin + 1])
                    return (real * real + imaginary * imaginary).squareRoot() / Double(count)
                }
            }
        }
    }

    /// The frequency of a bin, Hz.
    package func frequency(ofBin bin: Int) -> Double { Double(bin) * binWidth }
}
