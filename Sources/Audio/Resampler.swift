import CSoxr

/// Conversion between sample rates with libsoxr at its quality "HQ".
///
/// Linear phase, pass band to 0.913 of the lower of the two Nyquist frequencies, stop band of 120 dB and more from that
/// Nyquist frequency on.
package enum Resampler {
    /// The sound at another rate.
    ///
    /// - Parameter rate: Hz, above 0.
    /// - Returns: ceil(samples x rate / sampleRate) samples; the waveform itself where the rates are equal.
    /// - Throws: `AudioError` where libsoxr can't convert between the two rates.
    package static func resample(_ waveform: Waveform, to rate: Int) throws(AudioError) -> Waveform {
        precondition(rate > 0 && waveform.sampleRate > 0, "Resampler: rates must be above 0 Hz")
        if rate == waveform.sampleRate { return waveform }
        let (whole, rest) = (waveform.samples.count * rate).quotientAndRemainder(dividingBy: waveform.sampleRate)
        let length = whole + (rest > 0 ? 1 : 0)
        guard length <= Self.longest else {
            throw AudioError(
                .unsuitable,
                detail: "too long to be resampled to \(rate) Hz: \(length / rate / 3600) hours; cut it in pieces")
        }
        var failed = false
        let samples = [Float](unsafeUninitializedCapacity: length) { output, initialized in
            let converted = convert(waveform, to: rate, into: output)
            failed = converted == nil
            // What the filter doesn't reach at the end is silence.
            output[(converted ?? 0)...].initialize(repeating: 0)
            initialized = length
        }
        guard !failed else {
            throw AudioError(
                .unsuitable, detail: "can't resample from \(waveform.sampleRate) Hz to \(rate) Hz; choose a nearer rate"
            )
        }
        return Waveform(samples: samples, sampleRate: rate)
    }

    /// libsoxr counts samples in 32 bits.
    private static let longest = Int(Int32.max)

    /// - Returns: the number of samples written, nil on failure.
    private static func convert(
        _ waveform: Waveform, to rate: Int, into output: UnsafeMutableBufferPointer<Float>
    ) -> Int? {
        if waveform.samples.isEmpty { return 0 }
        var io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I)
        var quality = soxr_quality_spec(UInt(SOXR_HQ), 0)
        var runtime = soxr_runtime_spec(1)
        var written = 0
        let fault = soxr_oneshot(
            Double(waveform.sampleRate), Double(rate), 1, waveform.samples, waveform.samples.count, nil,
            output.baseAddress, output.count, &written, &io, &quality, &runtime)
        return fault == nil ? written : nil
    }
}
