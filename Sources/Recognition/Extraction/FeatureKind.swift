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

    /// What a row of the result is.
    package var row: String { self == .spectrum ? "bin" : "frame" }

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
        }
    }
}
