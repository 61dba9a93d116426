import Recognition
import Tensors
import Testing

@Suite struct CropSamplerTests {
    /// 40 frames of 8 bands: band + 10 * frame.
    private let clip = ClipFeatures(
        frames: 40, values: (0..<40).flatMap { frame in (0..<8).map { Float($0 + 10 * frame) } })
    private let plain = FeatureScaling(offsets: [0], ranges: [1], padding: [Double](repeating: -7, count: 8))

    private func sampler(_ frames: Int, _ scaling: FeatureScaling? = nil) throws -> CropSampler {
        var recipe = Recipe.emoscope
        recipe.features.logMel.filterCount = 8
        recipe.features.logMel.fftSize = 1024
        return CropSampler(frames: frames, columns: try SoundFeatures(recipe).columns, scaling: scaling ?? plain)
    }

    private func crop(_ view: CropView, frames: Int, _ scaling: FeatureScaling? = nil) throws -> (Int, [[Float]]) {
        var values = [Float](repeating: .nan, count: frames * 8)
        let sampler = try sampler(frames, scaling)
        let valid = values.withUnsafeMutableBufferPointer { sampler.write(view, of: clip, into: $0) }
        return (valid, (0..<frames).map { Array(values[$0 * 8..<($0 + 1) * 8]) })
    }

    private func view(_ change: (inout CropView) -> Void) -> CropView {
        var view = CropView()
        change(&view)
        return view
    }

    @Test func anUnchangedCropIsTheClipFromItsStart() throws {
        for start in [0, 3, 24] {
            let (valid, rows) = try crop(view { $0.start = Double(start) }, frames: 16)
            #expect(valid == 16)
            #expect(rows == (start..<start + 16).map { frame in (0..<8).map { Float($0 + 10 * frame) } })
        }
    }

    @Test func beyondTheClipThereIsPaddingAndItsLengthIsTold() throws {
        let (valid, rows) = try crop(view { $0.start = 36 }, frames: 6)
        #expect(valid == 4 && rows[3][0] == 390)
        #expect(rows[4...].allSatisfy { $0 == [Float](repeating: -7, count: 8) })
        let whole = try crop(CropView(), frames: 64)
        #expect(whole.0 == 40 && whole.1[39][7] == 397 && whole.1[40][0] == -7)
    }

    @Test(arguments: [0.8, 0.92, 1.08, 1.25]) func speedTakesFramesFromBetweenFrames(_ speed: Double) throws {
        let (valid, rows) = try crop(view { $0.speed = speed }, frames: 64)
        #expect(valid == Int(39 / speed) + 1)
        for frame in 0..<valid {
            #expect(abs(Double(rows[frame][2]) - (2 + 10 * Double(frame) * speed)) < 1e-3)
        }
    }

    @Test func bandsMoveAndStretchAndEndAtTheBorders() throws {
        let up = try crop(view { $0.melShift = 1.5 }, frames: 1).1[0]
        #expect(up == [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7, 7])
        let down = try crop(view { $0.melShift = -2 }, frames: 1).1[0]
        #expect(down == [0, 0, 0, 1, 2, 3, 4, 5])
        let narrow = try crop(view { $0.melScale = 0.5 }, frames: 1).1[0]
        #expect(narrow == [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5])
    }

    @Test func gainComesBeforeScalingAndMasksAreTheMean() throws {
        let scaling = FeatureScaling(
            offsets: (0..<8).map { Double($0) }, ranges: [Double](repeating: 2, count: 8),
            padding: [Double](repeating: 0, count: 8))
        let changed = view {
            $0.gain = 3
            $0.bandMasks = [2..<4]
            $0.frameMasks = [1..<2]
        }
        let rows = try crop(changed, frames: 3, scaling).1
        #expect(rows[0] == [1.5, 1.5, 0, 0, 1.5, 1.5, 1.5, 1.5])
        #expect(rows[1] == [Float](repeating: 0, count: 8))
        #expect(rows[2][0] == 11.5)
    }

    /// Over many draws: places within the clip, sizes within their limits, and nothing where nothing is asked for.
    @Test func drawnViewsKeepTheirLimits() {
        var generator = SeededGenerator(seed: 3)
        let options = Recipe.emoscope.augmentation
        for frames in [1, 5, 64, 128, 129, 300] {
            for _ in 0..<300 {
                let view = CropView(options, frames: frames, length: 128, bands: 64, using: &generator)
                #expect(abs(view.melShift) <= 2.5 && abs(view.melScale - 1) <= 0.04)
                #expect(view.speed >= 0.8607 && view.speed <= 1.1619)
                #expect(view.start >= 0 && view.start <= max(0, Double(frames - 1)))
                #expect(view.bandMasks.count == 2 && view.bandMasks.allSatisfy { $0.count <= 8 && $0.upperBound <= 64 })
                #expect(view.frameMasks.allSatisfy { $0.count <= 16 && $0.upperBound <= 128 })
                let still = CropView(.init(), frames: frames, length: 400, bands: 64, using: &generator)
                #expect(still == CropView())
            }
        }
    }

    @Test func anEmptyClipIsAllPadding() throws {
        var values = [Float](repeating: 0, count: 32)
        let sampler = try sampler(4)
        let valid = values.withUnsafeMutableBufferPointer {
            sampler.write(CropView(), of: ClipFeatures(frames: 0, values: []), into: $0)
        }
        #expect(valid == 0 && values == [Float](repeating: -7, count: 32))
    }

    @Test func scalingIsMeasuredOnTheGivenClipsAlone() {
        let scaling = FeatureScaling(.standard, of: [clip], width: 8)
        for column in 0..<8 {
            #expect(abs(scaling.offsets[column] - (195 + Double(column))) < 1e-9)
            #expect(abs(scaling.ranges[column] - 115.434) < 1e-3)
        }
        // 2 % of 40 frames lie below the first.
        #expect(scaling.padding == (0..<8).map { Double($0) })
    }
}
