/// A stretch of speech over which the vocal tract holds one aim.
struct SpeechSound: Sendable {
    /// Aims of F1 to F3 for a vocal tract of 17.5 cm, Hz.
    let formants: SIMD4<Double>
    /// Level of the voice; 1 in vowels.
    let voicing: Double
    /// Level of breath noise that passes the whole vocal tract.
    let aspiration: Double
    /// Level of noise made in the mouth, and the frequency (Hz) and width (Hz) of its peak.
    let frication: Double
    let fricationPeak: Double
    let fricationWidth: Double
    /// Length at the usual rate, seconds.
    let seconds: Double
    /// Whether its length changes with the rate of speaking as a vowel's does; bursts keep theirs.
    let isElastic: Bool

    private init(
        _ formant1: Double, _ formant2: Double, _ formant3: Double, voicing: Double, aspiration: Double = 0,
        frication: Double = 0, peak: Double = 4000, width: Double = 1500, seconds: Double, isElastic: Bool = true
    ) {
        formants = SIMD4(formant1, formant2, formant3, 3500)
        self.voicing = voicing
        self.aspiration = aspiration
        self.frication = frication
        fricationPeak = peak
        fricationWidth = width
        self.seconds = seconds
        self.isElastic = isElastic
    }

    /// A vowel with given formants (Hz); means of men.
    ///
    /// Source: Hillenbrand et al. (1995), J. Acoust. Soc. Am. 97(5), table V.
    private static func vowel(_ formant1: Double, _ formant2: Double, _ formant3: Double, _ seconds: Double) -> Self {
        Self(formant1, formant2, formant3, voicing: 1, seconds: seconds)
    }

    /// As in "kids".
    static let ih = vowel(427, 2034, 2684, 0.085)
    /// As in "are".
    static let ah = vowel(768, 1333, 2522, 0.1)
    /// As in "talking", "dogs".
    static let aw = vowel(652, 997, 2538, 0.125)
    /// As in "the".
    static let schwa = vowel(500, 1450, 2500, 0.055)
    /// The two halves of the vowel in "by".
    static let ayBegin = vowel(740, 1250, 2500, 0.085)
    static let ayEnd = vowel(430, 1950, 2650, 0.075)
    /// As in "door", before the r.
    static let oh = vowel(497, 910, 2459, 0.14)
    /// The r of "door", longer at the end of a sentence.
    static let r = Self(450, 1300, 1690, voicing: 0.85, seconds: 0.075)
    /// The ng of "talking".
    static let ng = Self(280, 1900, 2600, voicing: 0.4, seconds: 0.085)

    /// A closed mouth behind which the voice goes on, or does not.
    private static func closure(_ formant2: Double, voicing: Double) -> Self {
        Self(220, formant2, 2500, voicing: voicing, seconds: 0.05)
    }

    /// The burst with which a closed mouth opens.
    private static func burst(_ formant2: Double, _ level: Double, peak: Double, aspiration: Double) -> Self {
        Self(
            320, formant2, 2500, voicing: 0.1, aspiration: aspiration, frication: level, peak: peak, width: 1800,
            seconds: aspiration > 0.1 ? 0.04 : 0.014, isElastic: false)
    }

    static let k = [closure(1900, voicing: 0), burst(1900, 0.35, peak: 2200, aspiration: 0.25)]
    static let g = [closure(1900, voicing: 0.12), burst(1900, 0.25, peak: 2000, aspiration: 0.05)]
    static let t = [closure(1750, voicing: 0), burst(1750, 0.4, peak: 4800, aspiration: 0.2)]
    static let d = [closure(1750, voicing: 0.12), burst(1750, 0.28, peak: 4500, aspiration: 0.05)]
    static let b = [closure(950, voicing: 0.14), burst(950, 0.15, peak: 1000, aspiration: 0.04)]
    /// As in "sitting".
    static let s = Self(320, 1700, 2600, voicing: 0, frication: 0.5, peak: 5600, width: 1400, seconds: 0.11)
    /// As in "kids".
    static let z = Self(300, 1700, 2600, voicing: 0.3, frication: 0.25, peak: 5400, width: 1400, seconds: 0.075)
    /// As in "the".
    static let dh = Self(300, 1400, 2500, voicing: 0.4, frication: 0.06, peak: 5000, width: 2500, seconds: 0.045)
}

/// The two sentences of RAVDESS as sounds.
enum DemoSentence {
    /// The words of a statement, 1 or 2, each a sequence of sounds.
    static func words(of statement: Int) -> [[SpeechSound]] {
        statement == 1 ? kidsAreTalking + byTheDoor : dogsAreSitting + byTheDoor
    }

    private static let kidsAreTalking: [[SpeechSound]] = [
        SpeechSound.k + [.ih] + SpeechSound.d + [.z],
        [.ah, .r],
        SpeechSound.t + [.aw] + SpeechSound.k + [.ih, .ng],
    ]

    private static let dogsAreSitting: [[SpeechSound]] = [
        SpeechSound.d + [.aw] + SpeechSound.g + [.z],
        [.ah, .r],
        [.s, .ih] + SpeechSound.t + [.ih, .ng],
    ]

    private static let byTheDoor: [[SpeechSound]] = [
        SpeechSound.b + [.ayBegin, .ayEnd],
        [.dh, .schwa],
        SpeechSound.d + [.oh, .r],
    ]
}
