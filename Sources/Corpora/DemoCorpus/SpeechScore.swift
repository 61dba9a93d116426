import Glibc
import Tensors

/// What the synthesizer performs: for each moment the aims of the vocal tract and of the voice.
struct SpeechScore: Sendable {
    /// The aims over a stretch of time.
    struct Note: Sendable {
        /// Where the stretch ends, seconds from the first sound.
        let end: Double
        /// What is spoken; nil is a pause.
        let sound: SpeechSound?
    }

    /// The stretches in order, without gaps.
    let notes: [Note]
    /// How it is spoken.
    let style: ActingStyle
    /// F0 of the speaker's neutral voice, Hz.
    let pitch: Double
    /// Formants relative to a vocal tract of 17.5 cm.
    let tractScale: Double
    private let accents: [(time: Double, height: Double)]
    private let tremorPhase: Double
    private let drift: [Double]

    /// Plans one take of a sentence.
    init(
        of statement: Int, by speaker: DemoSpeaker, style: ActingStyle, using generator: inout SeededGenerator
    ) {
        self.style = style
        pitch = speaker.pitch
        tractScale = speaker.tractScale
        var notes: [Note] = []
        var accents: [(Double, Double)] = []
        var time = 0.0
        let words = DemoSentence.words(of: statement)
        for (index, word) in words.enumerated() {
            let start = time
            for (place, sound) in word.enumerated() {
                // The last syllable of a sentence is drawn out.
                let isFinal = index == words.count - 1 && place >= word.count - 2
                time += Self.length(of: sound, style, isFinal: isFinal, using: &generator)
                notes.append(Note(end: time, sound: sound))
            }
            // Long words carry the sentence's accents; chance weighs them anew in each take.
            let weight = word.count >= 4 ? 1.0 : (word.count == 3 ? 0.6 : 0.1)
            accents.append(((start + time) / 2, weight * exp(0.25 * NormalVariate.next(using: &generator))))
            if index < words.count - 1, Double.random(in: 0..<1, using: &generator) < style[.pauses] + 0.03 {
                time += Double.random(in: 0.06...0.22, using: &generator)
                notes.append(Note(end: time, sound: nil))
            }
        }
        self.notes = notes
        self.accents = accents
        tremorPhase = Double.random(in: 0..<2 * .pi, using: &generator)
        drift = (0..<4).map { _ in 0.3 * NormalVariate.next(using: &generator) }
    }

    /// Length of the sentence, seconds.
    var duration: Double { notes.last?.end ?? 0 }

    /// F0 at a moment, Hz.
    ///
    /// A line that falls over the sentence, an accent a stressed word, a movement at the end, tremor and slow drift,
    /// all added in semitones.
    ///
    /// Source: the superposition of Fujisaki & Hirose (1984), J. Acoust. Soc. Jpn. (E) 5(4), with Gaussian accents.
    func fundamental(at time: Double) -> Double {
        let range = exp(style[.pitchRange])
        let position = time / max(duration, 0.01)
        var semitones = style[.pitchLevel] - (2 + style[.declination]) * (position - 0.5)
        for accent in accents {
            let distance = (time - accent.time) / 0.11
            semitones += 3.1 * range * accent.height * exp(-distance * distance / 2)
        }
        let ending = max(0, (position - 0.78) / 0.22)
        semitones += (style[.finalRise] - 1) * range * ending * ending
        semitones += max(0, style[.tremor] + 0.05) * sin(2 * .pi * 6 * time + tremorPhase)
        for (index, size) in drift.enumerated() {
            semitones += size * sin(2 * .pi * (Double(index) + 0.7) * time / 1.3 + Double(index))
        }
        return min(600, max(68, pitch * exp2(semitones / 12)))
    }

    private static func length(
        of sound: SpeechSound, _ style: ActingStyle, isFinal: Bool, using generator: inout SeededGenerator
    ) -> Double {
        guard sound.isElastic else { return sound.seconds }
        let variation = exp(0.08 * NormalVariate.next(using: &generator) - style[.rate])
        return sound.seconds * variation * (isFinal ? 1.5 : 1.15)
    }
}
