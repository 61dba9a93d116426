extension Waveform {
    /// A fingerprint of the samples: equal for equal sounds whatever file they came from, on every machine.
    ///
    /// - Returns: MurmurHash3 (128 bit, x64 variant) of the samples' IEEE 754 bits in little-endian order. The sample rate
    ///   doesn't count.
    package var contentDigest: Digest {
        samples.withUnsafeBytes { MurmurHash3.digest(of: $0) }
    }
}
