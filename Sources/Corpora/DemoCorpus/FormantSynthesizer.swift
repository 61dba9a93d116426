import Audio
import Glibc
import Tensors

/// Turns a score into sound: a glottal source and noise through five resonances that move from aim to aim.
///
/// Source: the cascade branch of Klatt (1980), J. Acoust. Soc. Am. 67(3), with frication through one resonance of
/// its own.
struct FormantSynthesizer {
    /// Samples a second, Hz.
    static let sampleRate = 16000
    /// Samples between two looks at the score: 2.5 ms.
    private static let controlStep = 40

    private let score: SpeechScore
    private let breathGain: Double
    private var generator: SeededGenerator
    private var source: GlottalSource
    private var tract = [Resonator](repeating: Resonator(), count: 5)
    private var friction = Resonator()
    private var state: TractState
    private var lastNoise = 0.0

    /// What the vocal tract does at a moment, on its way to its aims.
    private struct TractState {
        var formants = SIMD4<Double>(500, 1450, 2500, 3500)
        var voicing = 0.0
        var aspiration = 0.0
        var frication = 0.0
        var fundamental = 100.0

        /// Goes towards the aims as far as muscles can in one step.
        mutating func approach(_ sound: SpeechSound?, formants aim: SIMD4<Double>) {
            formants += 0.16 * (aim - formants)
            voicing += 0.3 * ((sound?.voicing ?? 0) - voicing)
            aspiration += 0.4 * ((sound?.aspiration ?? 0) - aspiration)
            frication += 0.4 * ((sound?.frication ?? 0) - frication)
        }
    }

    /// A synthesizer for one score; the generator decides every chance.
    init(score: SpeechScore, generator: SeededGenerator) {
        self.score = score
        breathGain = pow(10, min(15, score.style[.breathiness]) / 20)
        self.generator = generator
        source = GlottalSource(style: score.style, sampleRate: Double(Self.sampleRate))
        state = TractState()
    }

    /// Performs the score, with a moment after its end for the sound to die away.
    mutating func perform() -> [Double] {
        let steps = Int((score.duration + 0.05) * Double(Self.sampleRate)) / Self.controlStep
        var samples: [Double] = []
        samples.reserveCapacity(steps * Self.controlStep)
        var note = 0
        for step in 0..<steps {
            let time = Double(step * Self.controlStep) / Double(Self.sampleRate)
            while note < score.notes.count - 1 && time >= score.notes[note].end { note += 1 }
            let isOver = time >= score.duration
            tune(to: isOver ? nil : score.notes[note].sound, at: time)
            for _ in 0..<Self.controlStep { samples.append(nextSample()) }
        }
        return samples
    }

    /// Moves resonances and levels towards the aims of a moment.
    private mutating func tune(to sound: SpeechSound?, at time: Double) {
        let rate = Double(Self.sampleRate)
        let space = exp(score.style[.articulation])
        let centre = SIMD4<Double>(500, 1450, 2500, 3500)
        let aim = sound.map { centre + ($0.formants - centre) * SIMD4(space, space, 1, 1) } ?? state.formants
        state.approach(sound, formants: aim)
        state.fundamental = score.fundamental(at: time)
        let scale = score.tractScale * exp(score.style[.formantShift])
        // Breath widens the lowest resonance: the open glottis drains it.
        let loss = 1 + 0.25 * max(0, score.style[.breathiness]) / 6
        tract[0].tune(frequency: max(180, state.formants[0] * scale), bandwidth: 75 * loss, sampleRate: rate)
        tract[1].tune(frequency: state.formants[1] * scale, bandwidth: 100, sampleRate: rate)
        tract[2].tune(frequency: state.formants[2] * scale, bandwidth: 120, sampleRate: rate)
        tract[3].tune(frequency: 3500 * scale, bandwidth: 180, sampleRate: rate)
        tract[4].tune(frequency: 4500 * scale, bandwidth: 280, sampleRate: rate)
        if let sound, sound.frication > 0 {
            friction.tune(frequency: sound.fricationPeak * scale, bandwidth: sound.fricationWidth, sampleRate: rate)
        }
    }

    private mutating func nextSample() -> Double {
        let white = Self.noise(generator.next())
        // Turbulence has little below its peak; a difference takes it away.
        let noise = white - 0.8 * lastNoise
        lastNoise = white
        let voice = state.voicing * source.next(fundamental: state.fundamental, using: &generator)
        let breath = state.voicing * 0.018 * breathGain * (source.isOpen ? 1 : 0.3) + 0.08 * state.aspiration
        var sample = voice + breath * noise
        for index in tract.indices { sample = tract[index].next(sample) }
        return sample + state.frication * 0.11 * friction.next(noise)
    }

    /// Noise of variance 1 from 64 random bits: the sum of four uniform numbers is normal enough for breath.
    private static func noise(_ bits: UInt64) -> Double {
        let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
        return (Double(sum) - 131_070) * (1.732 / 65536)
    }
}
