/// What the name of a clip says about it.
package struct ClipName: Codable, Hashable, Sendable {
    /// The acted emotion.
    package var emotion: Emotion
    /// The sex of the speaker.
    package var sex: Sex
    /// The speaker as the corpus writes it, for example `"07"`.
    package var speaker: String
    /// The number of the sentence that is spoken, from 1.
    package var statement: Int
    /// How strongly the emotion is acted.
    package var intensity: Intensity
    /// Which take of the same sentence, from 1.
    package var repetition: Int

    /// What a name says.
    package init(
        emotion: Emotion, sex: Sex, speaker: String, statement: Int = 1, intensity: Intensity = .normal,
        repetition: Int = 1
    ) {
        self.emotion = emotion
        self.sex = sex
        self.speaker = speaker
        self.statement = statement
        self.intensity = intensity
        self.repetition = repetition
    }
}
