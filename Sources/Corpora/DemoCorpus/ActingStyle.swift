/// How a sentence is spoken, as differences from a speaker's neutral voice.
struct ActingStyle: Hashable, Sendable {
    /// The ways in which speech differs between emotions, with the unit of each.
    enum Dimension: Int, CaseIterable, Sendable {
        /// Mean F0, semitones.
        case pitchLevel
        /// Size of the F0 movements, logarithm of a factor.
        case pitchRange
        /// Fall of F0 over the sentence, semitones.
        case declination
        /// Movement of F0 on the last syllable, semitones.
        case finalRise
        /// Speed of speaking, logarithm of a factor.
        case rate
        /// Level, dB.
        case loudness
        /// Damping of the glottal source at 3 kHz, dB.
        case tilt
        /// Level of aspiration noise, dB.
        case breathiness
        /// Jitter and shimmer, logarithm of a factor.
        case roughness
        /// Depth of a 6 Hz tremor of F0, semitones.
        case tremor
        /// Open part of the glottal period, logarithm of a factor.
        case openness
        /// Shift of all formants (lips spread or rounded, larynx high or low), logarithm of a factor.
        case formantShift
        /// Size of the vowel space, logarithm of a factor.
        case articulation
        /// Chance of a pause between two words.
        case pauses

        /// How much two takes of the same emotion by the same speaker differ: one standard deviation.
        var spread: Double {
            switch self {
            case .pitchLevel: 1.3
            case .pitchRange: 0.22
            case .declination: 1.2
            case .finalRise: 1.4
            case .rate: 0.07
            case .loudness: 2.0
            case .tilt: 1.8
            case .breathiness: 2.5
            case .roughness: 0.3
            case .tremor: 0.08
            case .openness: 0.06
            case .formantShift: 0.014
            case .articulation: 0.07
            case .pauses: 0.06
            }
        }
    }

    private var values: [Double]

    /// The neutral style, with the named differences from it.
    init(_ differences: [Dimension: Double] = [:]) {
        values = Dimension.allCases.map { differences[$0] ?? 0 }
    }

    /// The difference in one dimension, in its unit.
    subscript(dimension: Dimension) -> Double {
        get { values[dimension.rawValue] }
        set { values[dimension.rawValue] = newValue }
    }

    /// The style with all differences made larger or smaller.
    func scaled(by factor: Double) -> ActingStyle {
        var style = self
        for dimension in Dimension.allCases { style[dimension] *= factor }
        return style
    }

    /// The style moved at random in every dimension.
    ///
    /// - Parameter share: how far, in parts of each dimension's spread.
    func varied(by share: Double, using generator: inout some RandomNumberGenerator) -> ActingStyle {
        var style = self
        for dimension in Dimension.allCases {
            style[dimension] += share * dimension.spread * NormalVariate.next(using: &generator)
        }
        return style
    }

    /// What is typical of an emotion, at an intensity between RAVDESS's normal and strong.
    ///
    /// The directions follow the literature, the sizes are chosen so that neighbours overlap as they do in acted
    /// speech.
    ///
    /// Source: Banse & Scherer (1996), J. Pers. Soc. Psychol. 70(3); Juslin & Laukka (2003), Psychol. Bull. 129(5).
    static func typical(of emotion: Emotion) -> ActingStyle {
        switch emotion {
        case .neutral: ActingStyle()
        case .calm:
            ActingStyle([
                .pitchLevel: -0.8, .pitchRange: -0.2, .rate: -0.1, .loudness: -2.5, .tilt: 2, .breathiness: 3,
                .roughness: -0.15, .openness: 0.06,
            ])
        case .happy:
            ActingStyle([
                .pitchLevel: 4.2, .pitchRange: 0.55, .declination: -0.5, .finalRise: 1, .rate: 0.06, .loudness: 3.5,
                .tilt: -2.5, .formantShift: 0.03, .articulation: 0.1,
            ])
        case .sad:
            ActingStyle([
                .pitchLevel: 0.8, .pitchRange: -0.35, .declination: 1.5, .finalRise: -1, .rate: -0.18, .loudness: -4,
                .tilt: 4, .breathiness: 5, .roughness: 0.3, .tremor: 0.15, .articulation: -0.15, .pauses: 0.1,
            ])
        case .angry:
            ActingStyle([
                .pitchLevel: 3.2, .pitchRange: 0.3, .declination: 1.5, .finalRise: -1.5, .rate: 0.05, .loudness: 7.5,
                .tilt: -5, .breathiness: -3, .roughness: 0.5, .openness: -0.15, .articulation: 0.15,
            ])
        case .fearful:
            ActingStyle([
                .pitchLevel: 5.2, .pitchRange: 0, .declination: -0.5, .finalRise: 0.5, .rate: 0.12, .loudness: 2,
                .tilt: -1, .breathiness: 3, .roughness: 0.5, .tremor: 0.4, .formantShift: 0.012, .pauses: 0.08,
            ])
        case .disgust:
            ActingStyle([
                .pitchLevel: 0.3, .pitchRange: 0.15, .declination: 1.5, .finalRise: -2, .rate: -0.16, .loudness: 0.5,
                .tilt: -0.5, .roughness: 0.7, .openness: -0.08, .formantShift: -0.03, .articulation: 0.12,
                .pauses: 0.12,
            ])
        case .surprised:
            ActingStyle([
                .pitchLevel: 5, .pitchRange: 0.75, .declination: -2.5, .finalRise: 5, .rate: 0.02, .loudness: 2,
                .tilt: -1, .breathiness: 1.5, .formantShift: 0.01, .articulation: 0.06,
            ])
        }
    }
}
