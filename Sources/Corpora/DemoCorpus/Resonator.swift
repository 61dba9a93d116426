import Glibc

/// A resonance of the vocal tract: two poles with a gain of 1 at 0 Hz.
///
/// Source: Klatt (1980), J. Acoust. Soc. Am. 67(3), equations 1 and 2.
struct Resonator {
    private var gain = 1.0
    private var first = 0.0
    private var second = 0.0
    private var previous = 0.0
    private var beforePrevious = 0.0

    /// Moves the resonance without a click: its memory stays.
    mutating func tune(frequency: Double, bandwidth: Double, sampleRate: Double) {
        let radius = exp(-.pi * bandwidth / sampleRate)
        // A formant beyond the Nyquist frequency would come back from there.
        let angle = 2 * .pi * min(frequency, 0.48 * sampleRate) / sampleRate
        second = -radius * radius
        first = 2 * radius * cos(angle)
        gain = 1 - first - second
    }

    /// The next output sample.
    mutating func next(_ input: Double) -> Double {
        let output = gain * input + first * previous + second * beforePrevious
        beforePrevious = previous
        previous = output
        return output
    }
}
