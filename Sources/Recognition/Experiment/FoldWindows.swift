package import Corpora
import Tensors
import Training

/// The windows that one network learns from and is watched by, scaled.
package struct FoldWindows: Sendable {
    /// Windows to learn from, then windows for validation.
    let windows: WindowSet
    /// How many of them are learnt from.
    package let learningCount: Int
    /// Where each window lies.
    package let positions: [WindowPosition]
    /// What the windows were scaled by.
    package let scaling: FeatureScaling

    /// Rows that are learnt from.
    package var learningRows: Range<Int> { 0..<learningCount }
    /// Rows that watch the learning.
    package var validationRows: Range<Int> { learningCount..<positions.count }

    /// Draws the windows of a fold; no tested clip is among them, under a protocol that does not leak.
    package static func positions(
        of fold: Fold, in corpus: Corpus, recipe: Recipe, sampleCounts: [Int]
    ) -> (positions: [WindowPosition], learningCount: Int) {
        let generator = SeededGenerator(seed: UInt64(recipe.randomSeed)).fork(UInt64(fold.number))
        func draw(_ clips: [Int], _ stream: UInt64) -> [WindowPosition] {
            let sources = clips.map { clip in
                WindowDrawing.Source(
                    clip: clip, label: recipe.labels.classIndex(of: corpus.clips[clip]), samples: sampleCounts[clip])
            }
            let count = WindowDrawing.count(
                from: sources, perSecond: recipe.windows.perSecond, sampleRate: recipe.audio.sampleRate)
            var own = generator.fork(stream)
            return WindowDrawing(sources, rule: recipe.windows.drawing, windowLength: recipe.windowLength)
                .draw(count, using: &own)
        }
        let split = ValidationSplit(
            of: fold, in: corpus, by: recipe.validation, labels: recipe.labels, randomSeed: recipe.randomSeed)
        let learning = draw(split.learning, RandomStream.windows)
        if recipe.validation.unit == .windows {
            // As Keras divides: the last part, whatever it is; windows were drawn in random order.
            return (learning, Int(Double(learning.count) * (1 - recipe.validation.fraction)))
        }
        return (learning + draw(split.heldOut, RandomStream.validationWindows), learning.count)
    }

    /// Computes and scales the windows of a fold.
    ///
    /// - Parameter progress: windows done so far, and all.
    /// - Returns: nil where it was stopped.
    static func compute(
        for fold: Fold, in corpus: Corpus, recipe: Recipe, features: WindowFeatures, clips: ClipStore, threads: Int,
        stop: StopFlag, progress: @Sendable (Int, Int) -> Void
    ) -> FoldWindows? {
        let counts = corpus.clips.indices.map { clips[$0]?.sampleCount ?? 0 }
        let (positions, learningCount) = positions(of: fold, in: corpus, recipe: recipe, sampleCounts: counts)
        let computed = WindowSet.computing(
            shape: features.shape, count: positions.count, threads: threads, stop: stop,
            targets: positions.map { recipe.labels.classIndex(of: corpus.clips[$0.clip]) },
            progress: { progress($0, positions.count) }
        ) { index, room in
            features.compute(clips.sound(of: positions[index].clip) ?? [], start: positions[index].start, into: room)
            return features.shape[0]
        }
        guard var windows = computed else { return nil }
        let measured = recipe.scaling.source == .training ? 0..<learningCount : 0..<positions.count
        let scaling = FeatureScaling(recipe.scaling.kind, of: windows, rows: measured)
        windows.scale(by: scaling)
        return FoldWindows(windows: windows, learningCount: learningCount, positions: positions, scaling: scaling)
    }
}
