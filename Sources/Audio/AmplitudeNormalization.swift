/// A gain that brings a sound to a given level.
package enum AmplitudeNormalization: Codable, Hashable, Sendable {
    /// The sound as it is.
    case none
    /// The largest magnitude becomes `level` (1 is full scale).
    case peak(level: Double)
    /// The root mean square becomes `level`; peaks may go beyond full scale.
    case rms(level: Double)

    /// The sound at its new level; silence, and a sound that isn't finite, stays as it is.
    package func apply(to waveform: Waveform) -> Waveform {
        let gain = gain(for: waveform.level)
        guard gain != 1 else { return waveform }
        var result = waveform
        result.samples.withUnsafeMutableBufferPointer { samples in
            for index in samples.indices { samples[index] = Float(Double(samples[index]) * gain) }
        }
        return result
    }

    /// The factor for a sound of a level.
    package func gain(for level: Waveform.Level) -> Double {
        guard level.isFinite, !level.isSilent else { return 1 }
        switch self {
        case .none: return 1
        case .peak(let target): return target / Double(level.peak)
        case .rms(let target): return target / level.rms
        }
    }
}
