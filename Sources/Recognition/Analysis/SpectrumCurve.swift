/// A magnitude spectrum at equal steps of frequency, from 0 Hz on.
package struct SpectrumCurve: Hashable, Sendable {
    /// Magnitudes `[bins]` in dB, 0 dB being a magnitude of 1.
    package let decibels: [Float]
    /// From one bin to the next, Hz.
    package let binWidth: Double

    /// A spectrum of bins.
    package init(decibels: [Float], binWidth: Double) {
        self.decibels = decibels
        self.binWidth = binWidth
    }

    /// The frequency of the last bin, Hz.
    package var highest: Double { binWidth * Double(max(0, decibels.count - 1)) }
}
