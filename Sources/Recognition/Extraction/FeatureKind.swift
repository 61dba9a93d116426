/// The kinds of features that can be computed of a file, by the names that scripts use.
package enum FeatureKind: String, CaseIterable, Sendable {
    /// Cepstral coefficients in the manner of python_speech_features.
    case mfcc
    /// Mel filter-bank energies and, in the last column, the energy of the frame; likewise.
    case fbank
    /// Natural logarithms of the filter-bank energies; likewise.
    case logfbank
    /// Mel spectrogram in dB in the manner of librosa.
    case logmel
    /// Cepstral coefficients in the manner of librosa.
    case librosaMFCC = "librosa-mfcc"
    /// Slopes of the cepstral coefficients in the manner of python_speech_features.
    case delta
    /// |FFT| / n of the whole sound: frequency in Hz and magnitude.
    case spectrum
    /// Magnitudes of the short-time Fourier transform in the manner of librosa.
    case spectrogram
    /// Fundamental frequency as Praat finds it.
    case f0
    /// Level as Praat measures it.
    case intensity
    /// Resonances of the vocal tract as Praat finds them.
    case formants
    /// Praat's numbers of a clip's voice: one row.
    case voice
    /// The 25 low-level descriptors of eGeMAPS v02.
    case egemapsLLD = "egemaps-lld"
    /// The 88 functionals of eGeMAPS v02: one row.
    case egemaps

    /// What a row of the result is.
    package var row: String {
        switch self {
        case .spectrum: "bin"
        case .voice, .egemaps: "clip"
        default: "frame"
        }
    }

    /// Whether results are worth keeping: not where they are larger than the sound and computed as fast as read.
    package var isKept: Bool { self != .spectrum && self != .spectrogram }

    /// Grows whenever the numbers of a kind change, so that a store never gives older ones.
    var version: Int { 3 }

    /// A line for lists of kinds.
    package var meaning: String {
        switch self {
        case .mfcc: "cepstral coefficients as python_speech_features computes them"
        case .fbank: "mel filter-bank energies likewise, and the frame's energy in the last column"
        case .logfbank: "natural logarithms of the filter-bank energies likewise"
        case .logmel: "mel spectrogram in dB as librosa computes it"
        case .librosaMFCC: "cepstral coefficients as librosa computes them"
        case .delta: "slopes of the cepstral coefficients as python_speech_features computes them"
        case .spectrum: "|FFT| / n of the whole sound: a row a bin, frequency in Hz and magnitude"
        case .spectrogram: "magnitudes of the short-time Fourier transform as librosa computes it"
        case .f0: "time in s, F0 in Hz (0 where not voiced) and strength as Praat finds them (ac)"
        case .intensity: "time in s and level in dB as Praat measures it"
        case .formants: "time in s, frequency and bandwidth in Hz of each formant as Praat finds them (burg)"
        case .voice: "a row a clip: F0, jitter, shimmer, HNR, level and formants as Praat measures them"
        case .egemapsLLD: "time in s and the 25 low-level descriptors of eGeMAPS v02"
        case .egemaps: "a row a clip: the 88 functionals of eGeMAPS v02"
        }
    }
}
