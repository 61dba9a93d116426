extension Waveform {
    /// A fingerprint of the samples: equal for equal sounds whatever file they came from, on every machine.
    ///
    /// - Returns: 32 hexadecimal digits, MurmurHash3 (128 bit, x64 variant) of the samples' IEEE 754 bits in little-endian
    ///   order. The sample rate doesn't count.
    package var contentDigest: String {
        samples.withUnsafeBytes { MurmurHash3.hexadecimalDigest(of: $0) }
    }
}
