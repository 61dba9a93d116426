/// Mono sound in memory.
package struct Waveform: Hashable, Sendable {
    /// Amplitudes `[samples]`, full scale is -1 to 1.
    package var samples: [Float]
    /// Samples a second, Hz.
    package var sampleRate: Int

    /// Sound of the given samples at a rate in Hz.
    package init(samples: [Float], sampleRate: Int) {
        self.samples = samples
        self.sampleRate = sampleRate
    }

    /// Length in seconds.
    package var duration: Double { Double(samples.count) / Double(sampleRate) }
}
