package import Tensors
import Training

/// Crops of clips as a training takes them: at another place, and otherwise changed, in every epoch.
package struct CropSource: SampleSource {
    private let clips: [ClipFeatures]
    private let targets: [Int]
    private let perClip: Int
    private let sampler: CropSampler
    private let augmentation: Recipe.Augmentation?
    package let sampleShape: Shape

    /// Crops of some clips.
    ///
    /// - Parameters:
    ///   - perClip: crops of each clip in an epoch.
    ///   - augmentation: what chance does to them; nil takes the middle of each clip as it is.
    ///   - sampleShape: the shape in which the network sees a crop.
    package init(
        _ clips: [ClipFeatures], targets: [Int], perClip: Int, sampler: CropSampler,
        augmentation: Recipe.Augmentation?, sampleShape: Shape
    ) {
        precondition(clips.count == targets.count, "CropSource: \(targets.count) targets for \(clips.count) clips")
        precondition(
            sampleShape.count == sampler.frames * sampler.columns.arrangedWidth, "CropSource: \(sampleShape)")
        self.clips = clips
        self.targets = targets
        self.perClip = perClip
        self.sampler = sampler
        self.augmentation = augmentation
        self.sampleShape = sampleShape
    }

    package var count: Int { clips.count * perClip }

    package func copySample(
        _ index: Int, into buffer: UnsafeMutableBufferPointer<Float>, using generator: inout SeededGenerator
    ) -> Int {
        let clip = clips[index / perClip]
        let valid = sampler.write(view(of: clip, using: &generator), of: clip, into: buffer)
        // Nothing is drawn where nothing is exchanged: a recipe without it gives the same bits as ever.
        if let augmentation, augmentation.bandExchange > 0,
            Double.random(in: 0..<1, using: &generator) < augmentation.bandExchange,
            let other = clips.randomElement(using: &generator)
        {
            exchangeBands(of: buffer, valid, with: other, using: &generator)
        }
        return valid
    }

    /// Brings the bands of a crop towards those of a crop of another clip, without its masks.
    private func exchangeBands(
        of crop: UnsafeMutableBufferPointer<Float>, _ valid: Int, with clip: ClipFeatures,
        using generator: inout SeededGenerator
    ) {
        var view = view(of: clip, using: &generator)
        (view.bandMasks, view.frameMasks) = ([], [])
        let share = Float(Mixup.beta(BandExchange.strength, using: &generator))
        withUnsafeTemporaryAllocation(of: Float.self, capacity: sampleShape.count) { other in
            let otherValid = sampler.write(view, of: clip, into: other)
            guard let own = crop.baseAddress, let first = other.baseAddress else { return }
            BandExchange.apply(
                to: own, frames: valid, with: first, otherFrames: otherValid, columns: sampler.columns.arrangedWidth,
                share: share)
        }
    }

    private func view(of clip: ClipFeatures, using generator: inout SeededGenerator) -> CropView {
        if let augmentation {
            return CropView(
                augmentation, frames: clip.frames, length: sampler.frames, bands: sampler.columns.bands,
                using: &generator)
        }
        var view = CropView()
        view.start = Double(max(0, clip.frames - sampler.frames) / 2)
        return view
    }

    package func target(of index: Int) -> Int { targets[index / perClip] }
}
