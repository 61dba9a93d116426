import Glibc

/// A scale of pitch on which the filters of a bank lie at equal distances.
package enum MelScale: String, CaseIterable, Codable, Hashable, Sendable {
    /// 2595 log10(1 + f / 700).
    ///
    /// Source: HTK Book 3.4.
    case htk
    /// Linear below 1000 Hz, logarithmic above.
    ///
    /// Source: Slaney (1998), Auditory Toolbox.
    case slaney

    /// The mel of a frequency in Hz.
    package func mel(hertz: Double) -> Double {
        switch self {
        case .htk: return 2595 * log10(1 + hertz / 700)
        case .slaney:
            return hertz < 1000 ? hertz / Self.hertzPerMel : Self.kink + log(hertz / 1000) / Self.logStep
        }
    }

    /// The frequency in Hz of a mel.
    package func hertz(mel: Double) -> Double {
        switch self {
        case .htk: return 700 * (pow(10, mel / 2595) - 1)
        case .slaney:
            return mel < Self.kink ? mel * Self.hertzPerMel : 1000 * exp(Self.logStep * (mel - Self.kink))
        }
    }

    /// Frequencies at equal distances in mel, Hz, both ends among them.
    ///
    /// The order of operations is that of `numpy.linspace`, since filters that are rounded to bins sit on its last bits.
    func points(count: Int, from lowest: Double, to highest: Double) -> [Double] {
        let (first, last) = (mel(hertz: lowest), mel(hertz: highest))
        let step = (last - first) / Double(count - 1)
        return (0..<count).map { index in
            hertz(mel: index == count - 1 ? last : Double(index) * step + first)
        }
    }

    private static let hertzPerMel = 200.0 / 3
    private static let kink = 15.0
    private static let logStep = log(6.4) / 27
}
