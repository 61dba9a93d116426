import Audio
import Tensors
import Testing

@Suite struct EnvelopeMaskTests {
    /// The moving mean by its definition, each window summed anew.
    private func definition(_ sound: Waveform, width: Int) -> [Double] {
        let offset = (width - 1) / 2
        return sound.samples.indices.map { index in
            let window = max(0, index - width + 1 + offset)...min(sound.samples.count - 1, index + offset)
            return window.reduce(0.0) { $0 + Double(abs(sound.samples[$1])) } / Double(window.count)
        }
    }

    private func noise(_ count: Int, rate: Int, seed: UInt64) -> Waveform {
        var generator = SeededGenerator(seed: seed)
        return Waveform(samples: (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }, sampleRate: rate)
    }

    @Test func meanFollowsItsDefinitionForEveryLength() {
        for rate in [5, 10, 20, 70, 110, 1000] {
            for count in [0, 1, 2, 3, 6, 7, 8, 13, 14, 15, 40, 333] {
                let sound = noise(count, rate: rate, seed: UInt64(count))
                let means = EnvelopeMask().envelope(of: sound)
                let expected = definition(sound, width: max(1, rate / 10))
                #expect(means.count == count)
                #expect(zip(means, expected).allSatisfy { abs($0 - $1) < 1e-14 }, "rate \(rate), \(count) samples")
            }
        }
    }

    @Test func silenceAfterLoudnessIsExactlySilent() {
        var sound = noise(4000, rate: 1000, seed: 1)
        sound.samples.replaceSubrange(1000..<3000, with: [Float](repeating: 0, count: 2000))
        let mask = EnvelopeMask(.init(threshold: 0))
        #expect(mask.envelope(of: sound)[1050...2949].allSatisfy { $0 == 0 })
        #expect(mask.keptRuns(of: sound) == [0..<1050, 2951..<4000])
    }

    @Test func whatEqualsTheThresholdIsCutOut() {
        let sound = Waveform(samples: [Float](repeating: 0.25, count: 300), sampleRate: 1000)
        #expect(EnvelopeMask(.init(threshold: 0.25)).keptRuns(of: sound).isEmpty)
        #expect(EnvelopeMask(.init(threshold: 0.2499)).keptRuns(of: sound) == [0..<300])
        #expect(EnvelopeMask(.init(threshold: 0.25)).apply(to: sound).samples.isEmpty)
    }

    @Test func keptPartsAreJoined() {
        let sound = Waveform(samples: (0..<10).map(Float.init), sampleRate: 10)
        #expect(sound.joining([1..<3, 7..<8]).samples == [1, 2, 7])
        #expect(sound.joining([0..<10]) == sound)
    }

    @Test func brokenSamplesCountAsSilence() {
        let sound = Waveform(samples: [1, .nan, 1, .infinity, 1], sampleRate: 10)
        #expect(EnvelopeMask(.init(threshold: 0.5)).keptRuns(of: sound) == [0..<1, 2..<3, 4..<5])
    }

    @Test(arguments: [0, -1, 1e9, Double.nan, .infinity]) func noWindowTraps(window: Double) {
        let sound = noise(50, rate: 100, seed: 3)
        #expect(EnvelopeMask(.init(threshold: 0.1, window: window)).envelope(of: sound).count == 50)
    }
}
