#if canImport(Glibc)
    internal import Glibc
#endif

/// Conversion to another rate through the spectrum of the whole sound: everything below the lower Nyquist frequency is
/// kept, everything above is gone.
///
/// Linear prediction models the spectrum up to that frequency; the gap that a resampler with a transition band leaves
/// there would draw poles. The samples of the result are centred in the sound, as Praat has them.
enum SpectralResampler {
    /// - Parameters:
    ///   - samples: `[samples]`.
    ///   - rate: Hz, of the samples.
    ///   - target: Hz, of the result.
    /// - Returns: round(samples x target / rate) samples.
    static func resample(_ samples: [Float], from rate: Int, to target: Int) -> [Float] {
        guard rate != target, !samples.isEmpty else { return samples }
        let divisor = greatestCommonDivisor(rate, target)
        let (inStep, outStep) = (rate / divisor, target / divisor)
        // The zeros at the end keep the sound's end from leaking round into its start.
        let blocks = FourierPlan.fastSize(atLeast: (samples.count + 2000 + inStep - 1) / inStep)
        let outCount = Int((Double(samples.count) * Double(target) / Double(rate)).rounded())
        let shift = centering(of: samples.count, rate: rate, outCount: outCount, target: target)
        return transform(
            samples, inSize: blocks * inStep, outSize: blocks * outStep, shift: shift, outCount: outCount)
    }

    /// By how much later than the first input sample the first output sample lies, in output samples.
    private static func centering(of count: Int, rate: Int, outCount: Int, target: Int) -> Double {
        let duration = Double(count) / Double(rate)
        let first = 0.5 * (duration - Double(outCount - 1) / Double(target))
        return (first - 0.5 / Double(rate)) * Double(target)
    }

    private static func transform(
        _ samples: [Float], inSize: Int, outSize: Int, shift: Double, outCount: Int
    ) -> [Float] {
        let analysis = FourierPlan.shared(size: inSize)
        let synthesis = FourierPlan.shared(size: outSize, direction: .inverse)
        return withAlignedDoubles(count: max(inSize, outSize)) { time in
            withAlignedDoubles(count: 2 * max(analysis.binCount, synthesis.binCount)) { spectrum in
                for index in samples.indices { time[index] = Double(samples[index]) }
                for index in samples.count..<inSize { time[index] = 0 }
                analysis.forward(time, into: spectrum)
                let kept = min(inSize, outSize) / 2
                turn(spectrum, bins: kept, by: 2 * Double.pi * shift / Double(outSize))
                for index in 2 * kept..<2 * synthesis.binCount { spectrum[index] = 0 }
                synthesis.inverse(spectrum, into: time)
                return (0..<outCount).map { Float(time[$0] / Double(inSize)) }
            }
        }
    }

    /// Turns each bin by an angle times its number, which moves the sound in time.
    private static func turn(_ spectrum: UnsafeMutablePointer<Double>, bins: Int, by angle: Double) {
        let step = (real: cos(angle), imaginary: sin(angle))
        var phase = (real: 1.0, imaginary: 0.0)
        for bin in 0..<bins {
            // The recurrence is restarted before its rounding can add up.
            if bin % 512 == 0 { phase = (cos(angle * Double(bin)), sin(angle * Double(bin))) }
            let (real, imaginary) = (spectrum[2 * bin], spectrum[2 * bin + 1])
            spectrum[2 * bin] = real * phase.real - imaginary * phase.imaginary
            spectrum[2 * bin + 1] = real * phase.imaginary + imaginary * phase.real
            phase = (
                phase.real * step.real - phase.imaginary * step.imaginary,
                phase.real * step.imaginary + phase.imaginary * step.real
            )
        }
    }

    private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
        second == 0 ? first : greatestCommonDivisor(second, first % second)
    }
}
