import Glibc
import Tensors

/// A voice of the demo corpus: a body, and habits of speaking and acting.
struct DemoSpeaker: Sendable {
    /// RAVDESS's number; odd ones are male.
    let actor: Int
    /// F0 of the neutral voice, Hz.
    let pitch: Double
    /// Formants relative to a vocal tract of 17.5 cm.
    let tractScale: Double
    /// How much of an emotion this speaker shows; 1 is usual.
    let expressiveness: Double
    private let habit: ActingStyle
    private let actingHabits: [ActingStyle]

    /// The speaker of a number, always the same.
    init(actor: Int) {
        var generator = SeededGenerator(seed: 0x5EED_0000).fork(UInt64(actor))
        let isMale = actor % 2 == 1
        func normal() -> Double { NormalVariate.next(using: &generator) }
        self.actor = actor
        pitch = (isMale ? 112 : 184) * exp2(1.6 * normal() / 12)
        tractScale = (isMale ? 1 : 1.16) * exp(0.035 * normal())
        expressiveness = exp(0.2 * normal())
        // Between speakers voices differ more than between two takes of one speaker.
        habit = ActingStyle().varied(by: 0.9, using: &generator)
        actingHabits = Emotion.allCases.map { _ in ActingStyle().varied(by: 0.75, using: &generator) }
    }

    /// How this speaker says one sentence in one take.
    func style(
        of emotion: Emotion, _ intensity: Intensity, using generator: inout SeededGenerator
    ) -> ActingStyle {
        let strength = (intensity == .strong ? 1.2 : 0.75) * expressiveness
        let acted = ActingStyle.typical(of: emotion).scaled(by: strength)
        let index = Emotion.allCases.firstIndex(of: emotion) ?? 0
        var style = acted.varied(by: 0.8, using: &generator)
        for dimension in ActingStyle.Dimension.allCases {
            style[dimension] += habit[dimension] + actingHabits[index][dimension]
        }
        return style
    }
}
