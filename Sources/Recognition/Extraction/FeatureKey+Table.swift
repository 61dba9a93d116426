import Features

extension FeatureKey {
    /// Every option of every kind.
    package static let all: [FeatureKey] = framing + cepstra + librosa + transform + common

    private static let speech: Set<FeatureKind> = [.mfcc, .fbank, .logfbank, .delta]
    private static let speechCepstra: Set<FeatureKind> = [.mfcc, .delta]
    private static let mel: Set<FeatureKind> = [.logmel, .librosaMFCC]
    private static let span = "a length with its unit such as 25ms, 0.025s or 400samples"
    private static let wholeNumber = "a whole number"
    private static let number = "a number"
    private static let flag = "true or false"

    private static let framing: [FeatureKey] = [
        .value("frameLength", speech, \.mfcc.framing.length, span, "length of a frame"),
        .value("hopLength", speech, \.mfcc.framing.hop, span, "from the start of a frame to the next one's"),
        .choice("window", speech, \.mfcc.window, "taper of a frame (symmetric)"),
        .open(
            "fftSize", speech, \.mfcc.fftSize, wholeNumber, or: "auto",
            "points of the Fourier transform: longer frames are cut to it; auto: the least power of two that holds one"),
        .value("filterCount", speech, \.mfcc.filterCount, wholeNumber, "mel filters"),
        .value("lowestFrequency", speech, \.mfcc.lowestFrequency, number, "where the first filter begins, Hz"),
        .open(
            "highestFrequency", speech, \.mfcc.highestFrequency, number, or: "half",
            "where the last filter ends, Hz; half: half the sample rate"),
        .value("preEmphasis", speech, \.mfcc.preEmphasis, number, "share of the previous sample that is taken off"),
        .choice("precision", speech, \.mfcc.precision, "arithmetic of the pre-emphasis: float32 as librosa.load gives"),
    ]

    private static let cepstra: [FeatureKey] = [
        .value("coefficientCount", speechCepstra, \.mfcc.coefficientCount, wholeNumber, "cepstral coefficients kept"),
        .value("lifter", speechCepstra, \.mfcc.lifter, wholeNumber, "length of the cepstral lifter; 0 is none"),
        .value(
            "startsWithEnergy", speechCepstra, \.mfcc.startsWithEnergy, flag,
            "whether the frame's log energy replaces the first coefficient"),
        .value("reach", [.delta], \.deltaReach, wholeNumber, "frames on each side that the slope is taken over"),
    ]

    private static let librosa: [FeatureKey] = [
        .value("fftSize", mel, \.librosa.logMel.fftSize, wholeNumber, "points of the Fourier transform"),
        .open(
            "windowLength", mel, \.librosa.logMel.windowLength, span, or: "all", "length of the window; all: fftSize"),
        .value("hopLength", mel, \.librosa.logMel.hop, span, "from the middle of a frame to the next one's"),
        .choice("window", mel, \.librosa.logMel.window, "taper of a frame (periodic)"),
        .value("isCentered", mel, \.librosa.logMel.isCentered, flag, "whether frame t is centred on sample t x hop"),
        .value("filterCount", mel, \.librosa.logMel.filterCount, wholeNumber, "mel filters"),
        .value("lowestFrequency", mel, \.librosa.logMel.lowestFrequency, number, "where the first filter begins, Hz"),
        .open(
            "highestFrequency", mel, \.librosa.logMel.highestFrequency, number, or: "half",
            "where the last filter ends, Hz; half: half the sample rate"),
        .choice("melScale", mel, \.librosa.logMel.melScale, "scale on which the filters are equidistant"),
        .value("isAreaNormalized", mel, \.librosa.logMel.isAreaNormalized, flag, "whether wide filters weigh less"),
        .value("reference", mel, \.librosa.logMel.reference, "a power, or max", "what 0 dB is"),
        .value("floor", mel, \.librosa.logMel.floor, number, "powers below this count as this"),
        .open(
            "range", mel, \.librosa.logMel.range, number, or: "none",
            "what lies further below the sound's maximum is raised to it, dB"),
        .value(
            "coefficientCount", [.librosaMFCC], \.librosa.coefficientCount, wholeNumber, "cepstral coefficients kept"),
        .value("lifter", [.librosaMFCC], \.librosa.lifter, wholeNumber, "length of the cepstral lifter; 0 is none"),
    ]

    private static let transform: [FeatureKey] = [
        .value("fftSize", [.spectrogram], \.spectrogram.fftSize, wholeNumber, "points of the Fourier transform"),
        .open(
            "windowLength", [.spectrogram], \.spectrogram.windowLength, span, or: "all",
            "length of the window; all: fftSize"),
        .value("hopLength", [.spectrogram], \.spectrogram.hop, span, "from the middle of a frame to the next one's"),
        .choice("window", [.spectrogram], \.spectrogram.window, "taper of a frame (periodic)"),
        .value(
            "isCentered", [.spectrogram], \.spectrogram.isCentered, flag,
            "whether frame t is centred on sample t x hop"),
    ]

    private static let common: [FeatureKey] = [
        .value(
            "maskThreshold", Set(FeatureKind.allCases), \.maskThreshold, number,
            "quiet parts are cut out first where the mean magnitude over 0.1 s is not above this; below 0: none")
    ]
}
