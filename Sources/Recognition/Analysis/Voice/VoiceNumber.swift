import Audio
import Features

/// One of the numbers that describe the voice in a clip: its name, its unit, and whose definition it has.
package struct VoiceNumber: Hashable, Sendable, Identifiable {
    /// Whose definition a number has.
    package enum Source: String, CaseIterable, Hashable, Sendable {
        /// Praat 6.1, measured by `VoiceMeasures`.
        case praat = "Praat"
        /// openSMILE's eGeMAPS v02.
        case egemaps = "eGeMAPS v02"
    }

    /// The name in tables and files, that of the field.
    package let name: String
    /// The unit; empty for a plain ratio.
    package let unit: String
    /// Whose definition it has.
    package let source: Source
    /// Whether it is one of those shown first; the others are a key away.
    package let isHeadline: Bool

    /// The name tells it from all others.
    package var id: String { name }

    /// All numbers, in the order of tables: ``VoiceNumbers`` has its values in this order.
    package static let all: [VoiceNumber] = praat + egemaps

    /// The place of a number in ``all`` by its name.
    package static func index(of name: String) -> Int? { indices[name] }

    private static let indices = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

    /// The measures of a clip without sound: their names and units are those of any other.
    private static let praat = VoiceMeasures(of: Waveform(samples: [], sampleRate: 16000)).measures.map {
        VoiceNumber(name: $0.name, unit: $0.unit, source: .praat, isHeadline: !rarelyRead.contains($0.name))
    }

    private static let egemaps = EGeMAPS.functionals.map {
        VoiceNumber(name: $0.name, unit: $0.unit, source: .egemaps, isHeadline: oftenRead.contains($0.name))
    }

    /// Functionals that stand for what Praat's measures do not tell: level, balance and change of the spectrum.
    private static let oftenRead: Set<String> = [
        "loudness_sma3_amean", "equivalentSoundLevel_dBp", "alphaRatioV_sma3nz_amean", "hammarbergIndexV_sma3nz_amean",
        "slopeV0-500_sma3nz_amean", "slopeV500-1500_sma3nz_amean", "spectralFlux_sma3_amean", "HNRdBACF_sma3nz_amean",
        "mfcc1_sma3_amean", "mfcc2_sma3_amean", "mfcc3_sma3_amean", "mfcc4_sma3_amean",
    ]

    /// Measures that say much the same as one that is shown.
    private static let rarelyRead: Set<String> = [
        "f0_median", "jitter_absolute", "jitter_rap", "jitter_ppq5", "jitter_ddp", "shimmer_db", "shimmer_apq3",
        "shimmer_apq5", "shimmer_apq11", "shimmer_dda",
    ]
}
