import Features
import Recognition
import Tensors
import Testing

@Suite struct SoundFeaturesTests {
    /// Half a second of a 200 Hz buzz, then as much silence, at 8 kHz.
    private let sound: [Float] = (0..<8000).map { $0 < 4000 ? ($0 % 40 < 4 ? 0.4 : -0.02) : 0 }

    private func recipe(_ assignments: String...) throws -> Recipe {
        var recipe = Recipe.notebookFixed
        let base = [
            "audio.sampleRate=8000", "features.mfcc.fftSize=256", "features.logmel.fftSize=256",
            "features.logmel.filterCount=20",
        ]
        for assignment in base + assignments { try recipe.apply(assignment: assignment) }
        return recipe
    }

    private func frames(_ recipe: Recipe) throws -> (features: SoundFeatures, rows: [[Float]]) {
        let features = try SoundFeatures(recipe)
        let (count, width) = (features.frameCount(samples: sound.count), features.columns.width)
        var values = [Float](repeating: .nan, count: count * width)
        sound.withUnsafeBufferPointer { sound in
            values.withUnsafeMutableBufferPointer { features.compute(sound, into: $0) }
        }
        return (features, (0..<count).map { Array(values[$0 * width..<($0 + 1) * width]) })
    }

    @Test func plainCoefficientsAreThoseOfTheFeature() throws {
        let recipe = try recipe()
        let mfcc = try MFCC(recipe.features.mfcc, sampleRate: 8000).matrix(of: sound)
        #expect(try frames(recipe).rows.flatMap { $0 } == mfcc.floats)
    }

    @Test(arguments: ["mfcc", "logmel"]) func whatStandsBesideDoesNotChangeTheRest(_ kind: String) throws {
        let plain = try frames(recipe("features.kind=\(kind)"))
        let full = try frames(
            recipe(
                "features.kind=\(kind)", "features.deltas=2", "features.pitch=true", "features.energy=true",
                "features.voicing=true"))
        let bands = plain.features.columns.width
        #expect(full.features.columns.width == 3 * bands + 3 && full.features.columns.bands == bands)
        #expect(full.rows.map { Array($0[..<bands]) } == plain.rows)
        let matrix = FeatureMatrix(
            rows: plain.rows.count, columns: bands, values: plain.rows.flatMap { $0.map(Double.init) })
        let slopes = try RegressionDelta(reach: 2).matrix(of: matrix).floats
        #expect(full.rows.flatMap { $0[bands..<2 * bands] } == slopes)
    }

    @Test func theVoiceIsHeardWhereItSounds() throws {
        let (features, rows) = try frames(
            recipe("features.kind=logmel", "features.pitch=true", "features.energy=true", "features.voicing=true"))
        #expect(features.columns.voices == [.pitch, .energy, .voicing])
        let voices = rows.map { Array($0[20...]) }
        #expect(rows.count == 50, "pairs of 99 frames")
        for frame in 5..<20 {
            #expect(abs(voices[frame][0] - 5.2983) < 0.02, "ln 200 Hz")
            #expect(voices[frame][2] > 0.8)
        }
        for frame in 32..<45 {
            #expect(abs(voices[frame][0] - 5.2983) < 0.02, "carried over")
            #expect(voices[frame][2] == 0)
            #expect(voices[frame][1] < voices[10][1] - 10)
        }
    }

    @Test func silenceIsFinite() throws {
        let features = try SoundFeatures(
            recipe("features.kind=logmel", "features.pitch=true", "features.energy=true", "features.voicing=true"))
        for count in [0, 1, 100, 4000] {
            let silence = [Float](repeating: 0, count: count)
            var values = [Float](
                repeating: 0, count: features.frameCount(samples: count) * features.columns.width)
            silence.withUnsafeBufferPointer { silence in
                values.withUnsafeMutableBufferPointer { features.compute(silence, into: $0) }
            }
            #expect(values.allSatisfy { $0.isFinite })
        }
    }

    @Test func channelsHoldTheSameNumbersAsColumns() throws {
        let asked = ["features.deltas=1", "features.energy=true", "windows.length=1"]
        var recipe = try recipe()
        for assignment in asked { try recipe.apply(assignment: assignment) }
        let columns = try WindowFeatures(recipe)
        try recipe.apply(assignment: "features.arrangement=channels")
        let channels = try WindowFeatures(recipe)
        #expect(columns.shape == [99, 27] && channels.shape == [99, 13, 3])
        var flat = [Float](repeating: 0, count: columns.shape.count)
        var deep = [Float](repeating: 0, count: channels.shape.count)
        flat.withUnsafeMutableBufferPointer { columns.compute(sound, start: 0, into: $0) }
        deep.withUnsafeMutableBufferPointer { channels.compute(sound, start: 0, into: $0) }
        for frame in 0..<99 {
            for band in 0..<13 {
                let own = Array(deep[(frame * 13 + band) * 3..<(frame * 13 + band + 1) * 3])
                #expect(own == [flat[frame * 27 + band], flat[frame * 27 + 13 + band], flat[frame * 27 + 26]])
            }
        }
        #expect(try recipe.networkLayout(window: channels.shape).input == [99, 13, 3])
    }
}
