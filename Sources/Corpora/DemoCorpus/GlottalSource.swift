import Glibc
import Tensors

/// The voice before the vocal tract: the derivative of the airflow through the glottis, pulse by pulse.
///
/// Each pulse is Rosenberg's polynomial t^2 (1 - t) over the open part of the period; no two periods are alike
/// (jitter) nor of the same height (shimmer). A low-pass gives the spectral tilt of lazy closing.
///
/// Source: Rosenberg (1971), J. Acoust. Soc. Am. 49(2B), as used by Klatt & Klatt (1990), J. Acoust. Soc. Am. 87(2).
struct GlottalSource {
    /// Standard deviation of a period, as part of its length.
    private let jitter: Double
    /// Standard deviation of a pulse's height, as part of it.
    private let shimmer: Double
    /// The open part of the period.
    private let openQuotient: Double
    private let tiltShare: Double
    private let sampleRate: Double
    private var tilted = 0.0
    /// Samples since the period began, and its length in samples.
    private var position = 0.0
    private var period = 1.0
    private var height = 1.0

    /// The voice of a style.
    init(style: ActingStyle, sampleRate: Double) {
        let roughness = exp(style[.roughness])
        jitter = min(0.05, 0.009 * roughness)
        shimmer = min(0.3, 0.04 * roughness)
        openQuotient = min(0.85, max(0.35, 0.6 * exp(style[.openness])))
        self.sampleRate = sampleRate
        let tilt = max(0.5, 3 + style[.tilt])
        let corner = 3000 / (pow(10, tilt / 10) - 1).squareRoot()
        tiltShare = 1 - exp(-2 * .pi * corner / sampleRate)
    }

    /// Whether the glottis is open at this moment; breath passes then.
    var isOpen: Bool { position < openQuotient * period }

    /// The next sample of the voice.
    ///
    /// - Parameter fundamental: F0 in Hz that the next period shall have.
    mutating func next(fundamental: Double, using generator: inout SeededGenerator) -> Double {
        position += 1
        if position >= period {
            position -= period
            let variation = 1 + jitter * NormalVariate.next(using: &generator)
            period = sampleRate / fundamental * min(1.25, max(0.75, variation))
            height = max(0.2, 1 + shimmer * NormalVariate.next(using: &generator))
        }
        tilted += tiltShare * (height * pulse() - tilted)
        return tilted
    }

    /// The derivative of the flow within the period: from 0 up, down to -1 at the moment of closure, then 0.
    private func pulse() -> Double {
        let closure = openQuotient * period
        let time = position / closure
        let flow = time < 1 ? 2 * time - 3 * time * time : 0
        // The step at the closure falls between two samples; its corners are rounded so that it does not alias.
        let distance = position - closure
        switch distance {
        case 0..<1: return flow - (1 - distance) * (1 - distance) / 2
        case -1..<0: return flow + (1 + distance) * (1 + distance) / 2
        default: return flow
        }
    }
}
