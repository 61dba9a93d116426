import Audio
import Glibc
import Tensors

/// One clip of the demo corpus: what is said, how, by whom, and in which take.
struct DemoClip: Hashable, Sendable {
    let emotion: Emotion
    let intensity: Intensity
    let statement: Int
    let repetition: Int
    let actor: Int

    /// The clips of a speaker, as RAVDESS has them: both statements and repetitions of each emotion, normal and
    /// strong; neutral speech has no strong form.
    static func all(of actor: Int) -> [DemoClip] {
        Emotion.allCases.flatMap { emotion in
            Intensity.allCases.filter { emotion != .neutral || $0 == .normal }.flatMap { intensity in
                [(1, 1), (1, 2), (2, 1), (2, 2)].map { statement, repetition in
                    DemoClip(
                        emotion: emotion, intensity: intensity, statement: statement, repetition: repetition,
                        actor: actor)
                }
            }
        }
    }

    /// The folder of the clip's speaker.
    var folder: String { actor < 10 ? "Actor_0\(actor)" : "Actor_\(actor)" }

    /// The path within the corpus.
    var path: String {
        let stem = RAVDESS.stem(
            emotion: emotion, intensity: intensity, statement: statement, repetition: repetition, actor: actor)
        return "\(folder)/\(stem).wav"
    }

    /// The sound, the same on every call.
    ///
    /// Its level follows the style: about -30 dB re full scale RMS for a neutral voice, with a quiet room before and
    /// after.
    func sound() -> Waveform {
        var generator = SeededGenerator(seed: 0xDE30).fork(stream)
        let speaker = DemoSpeaker(actor: actor)
        let style = speaker.style(of: emotion, intensity, using: &generator)
        let score = SpeechScore(of: statement, by: speaker, style: style, using: &generator)
        var synthesizer = FormantSynthesizer(score: score, generator: generator.fork(1))
        let speech = synthesizer.perform()
        let energy = speech.reduce(0) { $0 + $1 * $1 }
        let peak = speech.reduce(0) { max($0, abs($1)) }
        let level = pow(10, (-29 + style[.loudness]) / 20)
        let rms = (energy / Double(max(1, speech.count))).squareRoot()
        let gain = min(level / max(rms, 1e-12), 0.9 / max(peak, 1e-12))
        return Self.inRoom(speech, gain: gain, using: &generator)
    }

    /// Speech with silence around it, and the noise of a quiet room over all of it.
    private static func inRoom(
        _ speech: [Double], gain: Double, using generator: inout SeededGenerator
    ) -> Waveform {
        let rate = Double(FormantSynthesizer.sampleRate)
        let before = Int(Double.random(in: 0.2...0.4, using: &generator) * rate)
        let after = Int(Double.random(in: 0.2...0.4, using: &generator) * rate)
        let hum = Double.random(in: 0.00003...0.00007, using: &generator)
        let samples = (0..<(before + speech.count + after)).map { index in
            let spoken = speech.indices.contains(index - before) ? speech[index - before] * gain : 0
            return Float(spoken + hum * Double(Int64(bitPattern: generator.next()) >> 32) / 0x4000_0000)
        }
        return Waveform(samples: samples, sampleRate: FormantSynthesizer.sampleRate)
    }

    /// A number that no other clip has.
    private var stream: UInt64 {
        let emotionIndex = Emotion.allCases.firstIndex(of: emotion) ?? 0
        let parts = [actor, emotionIndex, intensity == .strong ? 1 : 0, statement, repetition]
        return parts.reduce(0) { $0 * 100 + UInt64($1) }
    }
}
