import Recognition
import Tensors
import Testing
import Training

@Suite struct BandExchangeTests {
    /// Mean and deviation of each column over the first frames.
    private func statistics(_ crop: [Float], frames: Int, columns: Int) -> [(mean: Double, deviation: Double)] {
        (0..<columns).map { column in
            let values = (0..<frames).map { Double(crop[$0 * columns + column]) }
            let mean = values.reduce(0, +) / Double(frames)
            let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return (mean, (squares / Double(frames)).squareRoot())
        }
    }

    private func random(_ count: Int, _ generator: inout SeededGenerator, around center: Float) -> [Float] {
        (0..<count).map { _ in Float.random(in: center - 2...center + 2, using: &generator) }
    }

    private func exchanged(
        _ crop: [Float], _ frames: Int, _ other: [Float], _ otherFrames: Int, columns: Int, share: Float
    ) -> [Float] {
        var result = crop
        result.withUnsafeMutableBufferPointer { result in
            other.withUnsafeBufferPointer { other in
                guard let own = result.baseAddress, let first = other.baseAddress else { return }
                BandExchange.apply(
                    to: own, frames: frames, with: first, otherFrames: otherFrames, columns: columns, share: share)
            }
        }
        return result
    }

    @Test(arguments: [0, 0.25, 0.5, 1] as [Float], [1, 5, 16])
    func levelsAndRangesLieBetweenTheTwoCrops(_ share: Float, _ columns: Int) {
        var generator = SeededGenerator(seed: UInt64(columns))
        let (frames, otherFrames) = (30, 41)
        let crop = random(frames * columns, &generator, around: 0)
        let other = random(otherFrames * columns, &generator, around: 3).map { $0 * 1.5 }
        let result = exchanged(crop, frames, other, otherFrames, columns: columns, share: share)
        let own = statistics(crop, frames: frames, columns: columns)
        let theirs = statistics(other, frames: otherFrames, columns: columns)
        for (column, found) in statistics(result, frames: frames, columns: columns).enumerated() {
            let kept = Double(share)
            let mean = kept * own[column].mean + (1 - kept) * theirs[column].mean
            let deviation = kept * own[column].deviation + (1 - kept) * theirs[column].deviation
            #expect(abs(found.mean - mean) < 1e-4)
            #expect(abs(found.deviation - deviation) < 1e-3)
        }
    }

    @Test func paddingStaysAsItIs() {
        var generator = SeededGenerator(seed: 3)
        let crop = random(20 * 4, &generator, around: 0)
        let result = exchanged(crop, 12, random(20 * 4, &generator, around: 5), 20, columns: 4, share: 0.1)
        #expect(result[48...] == crop[48...])
        #expect(result[..<48] != crop[..<48])
    }

    @Test func aMaskedBandStaysFlatAndFinite() {
        var generator = SeededGenerator(seed: 4)
        var crop = random(20 * 3, &generator, around: 0)
        for frame in 0..<20 { crop[frame * 3 + 1] = 0 }
        let other = random(20 * 3, &generator, around: 5)
        let level = statistics(other, frames: 20, columns: 3)[1].mean
        let result = exchanged(crop, 20, other, 20, columns: 3, share: 0)
        for frame in 0..<20 { #expect(abs(Double(result[frame * 3 + 1]) - level) < 1e-4) }
    }

    @Test func nothingHappensWithoutFrames() {
        let crop: [Float] = [1, 2, 3, 4]
        #expect(exchanged(crop, 0, crop, 2, columns: 2, share: 0.5) == crop)
        #expect(exchanged(crop, 2, crop, 0, columns: 2, share: 0.5) == crop)
    }

    // MARK: In a source of crops

    private func source(_ exchange: Double) throws -> CropSource {
        var recipe = Recipe.emoscope
        recipe.features.logMel.filterCount = 8
        recipe.augmentation = Recipe.Augmentation()
        recipe.augmentation.bandExchange = exchange
        let clips = (0..<6).map { clip in
            ClipFeatures(frames: 24, values: (0..<24 * 8).map { Float(($0 * (clip + 3)) % 17) + Float(20 * clip) })
        }
        let scaling = FeatureScaling(offsets: [0], ranges: [1], padding: [Double](repeating: -7, count: 8))
        let sampler = CropSampler(frames: 24, columns: try SoundFeatures(recipe).columns, scaling: scaling)
        return CropSource(
            clips, targets: [0, 1, 0, 1, 0, 1], perClip: 1, sampler: sampler, augmentation: recipe.augmentation,
            sampleShape: Shape([24, 8, 1]))
    }

    private func sample(_ source: CropSource, _ index: Int, seed: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        var values = [Float](repeating: .nan, count: 24 * 8)
        _ = values.withUnsafeMutableBufferPointer { source.copySample(index, into: $0, using: &generator) }
        return values
    }

    @Test func theSameSeedGivesTheSameCrop() throws {
        let source = try source(1)
        #expect(sample(source, 2, seed: 5) == sample(source, 2, seed: 5))
        #expect(sample(source, 2, seed: 5) != sample(source, 2, seed: 6))
    }

    @Test func asManyCropsAreChangedAsTheRecipeSays() throws {
        let (plain, half) = (try source(0), try source(0.5))
        let unchanged = sample(plain, 0, seed: 1)
        // One in six meets itself and stays what it is.
        let changed = (0..<600).count { seed in
            zip(sample(half, 0, seed: UInt64(seed)), unchanged).contains { abs($0 - $1) > 1e-3 }
        }
        #expect(changed > 200 && changed < 300)
    }
}
