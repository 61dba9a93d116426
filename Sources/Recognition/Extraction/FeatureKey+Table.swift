import Features

extension FeatureKey {
    /// Every option of every kind.
    package static let all: [FeatureKey] =
        framing + cepstra + librosa + transform + pitch + periods + level + formants + common

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

    private static let pitched: Set<FeatureKind> = [.f0, .voice]
    private static let levelled: Set<FeatureKind> = [.intensity, .voice]
    private static let resonant: Set<FeatureKind> = [.formants, .voice]

    private static let pitch: [FeatureKey] = [
        .number("pitchStep", pitched, \.voice.pitch.step, 0.001...1, "time between frames of F0, s"),
        .number("pitchFloor", pitched, \.voice.pitch.floor, 10...5000, "lowest F0 looked for, Hz"),
        .number("pitchCeiling", pitched, \.voice.pitch.ceiling, 20...20000, "highest F0 looked for, Hz"),
        .number(
            "candidateCount", pitched, \.voice.pitch.candidateCount, 2...100,
            "candidates a frame keeps, the unvoiced one included"),
        .number(
            "silenceThreshold", pitched, \.voice.pitch.silenceThreshold, 0...1,
            "frames whose peak lies below this share of the sound's count as silent"),
        .number(
            "voicingThreshold", pitched, \.voice.pitch.voicingThreshold, 0...1,
            "strength that a candidate must exceed to be voiced"),
        .number("octaveCost", pitched, \.voice.pitch.octaveCost, 0...10, "how much high candidates are favoured"),
        .number(
            "octaveJumpCost", pitched, \.voice.pitch.octaveJumpCost, 0...100, "cost of a jump, per octave and 10 ms"),
        .number(
            "voicingChangeCost", pitched, \.voice.pitch.voicingChangeCost, 0...100,
            "cost of a change between voiced and unvoiced, per 10 ms"),
    ]

    private static let periods: [FeatureKey] = [
        .number("shortestPeriod", [.voice], \.voice.periods.shortest, 0...1, "shortest glottal period that counts, s"),
        .number(
            "longestPeriod", [.voice], \.voice.periods.longest, 0.0001...1, "longest glottal period that counts, s"),
        .number(
            "periodFactor", [.voice], \.voice.periods.periodFactor, 1...100, "largest ratio of neighbouring periods"),
        .number(
            "amplitudeFactor", [.voice], \.voice.periods.amplitudeFactor, 1...100,
            "largest ratio of neighbouring amplitudes"),
        .number("harmonicityStep", [.voice], \.voice.harmonicity.step, 0.001...1, "time between frames of HNR, s"),
        .number("harmonicityFloor", [.voice], \.voice.harmonicity.floor, 10...5000, "lowest F0 that HNR expects, Hz"),
        .number(
            "harmonicitySilence", [.voice], \.voice.harmonicity.silenceThreshold, 0...1,
            "frames whose peak lies below this share of the sound's may count as silent for HNR"),
    ]

    private static let level: [FeatureKey] = [
        .number("intensityFloor", levelled, \.voice.intensity.floor, 10...5000, "lowest F0 that must not ripple, Hz"),
        .number(
            "intensityStep", levelled, \.voice.intensity.step, 0.001...1, or: "auto",
            "time between frames of level, s; auto: 0.8 / intensityFloor"),
        .value(
            "removesMean", levelled, \.voice.intensity.removesMean, flag,
            "whether the mean of each frame is removed first"),
    ]

    private static let formants: [FeatureKey] = [
        .number("formantStep", resonant, \.voice.formants.step, 0.001...1, "time between frames of formants, s"),
        .number("formantCount", resonant, \.voice.formants.formantCount, 1...15, "formants below formantCeiling"),
        .number(
            "formantCeiling", resonant, \.voice.formants.ceiling, 500...24000,
            "highest formant, Hz; the sound is resampled to twice that"),
        .number(
            "formantWindow", resonant, \.voice.formants.window, 0.005...1,
            "effective length of the window for formants, s"),
        .number(
            "preEmphasisFrom", resonant, \.voice.formants.preEmphasisFrom, 0...20000,
            "from where the spectrum is raised by 6 dB an octave, Hz"),
    ]

    private static let common: [FeatureKey] = [
        .value(
            "maskThreshold", Set(FeatureKind.allCases), \.maskThreshold, number,
            "quiet parts are cut out first where the mean magnitude over 0.1 s is not above this; below 0: none")
    ]
}
