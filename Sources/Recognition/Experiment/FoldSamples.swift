import Corpora
import Glibc
import Tensors
import Training

/// What one network learns from and is watched by, in the form in which its trainer takes it.
struct FoldSamples {
    /// What is learnt from.
    let training: any SampleSource
    /// What watches the learning; nil where nothing is held out.
    let validation: (any SampleSource)?
    /// What the features are scaled by.
    let scaling: FeatureScaling

    /// Takes the samples of a fold out of its clips: windows, or crops.
    ///
    /// - Parameters:
    ///   - sampleShape: the shape in which the network sees a sample.
    ///   - progress: windows done so far, and all.
    /// - Returns: nil where it was stopped.
    static func take(
        for fold: Fold, in corpus: Corpus, recipe: Recipe, features: WindowFeatures, sampleShape: Shape,
        clips: ClipStore, threads: Int, stop: StopFlag, progress: @Sendable (Int, Int) -> Void
    ) -> FoldSamples? {
        switch recipe.windows.unit {
        case .window:
            return FoldWindows.compute(
                for: fold, in: corpus, recipe: recipe, features: features, clips: clips, threads: threads, stop: stop,
                progress: progress
            ).map { FoldSamples($0, sampleShape) }
        case .crop, .clip:
            return FoldSamples(
                cropsFor: fold, in: corpus, recipe: recipe, features: features, sampleShape: sampleShape, clips: clips)
        }
    }

    private init(_ windows: FoldWindows, _ shape: Shape) {
        training = WindowSource(windows.windows, rows: windows.learningRows, sampleShape: shape)
        let watched = windows.validationRows
        validation = watched.isEmpty ? nil : WindowSource(windows.windows, rows: watched, sampleShape: shape)
        scaling = windows.scaling
    }

    private init(
        cropsFor fold: Fold, in corpus: Corpus, recipe: Recipe, features: WindowFeatures, sampleShape: Shape,
        clips: ClipStore
    ) {
        let split = ValidationSplit(
            of: fold, in: corpus, by: recipe.validation, labels: recipe.labels, randomSeed: recipe.randomSeed)
        let learnt = split.learning.filter { clips.features(of: $0) != nil }
        let watched = split.heldOut.filter { clips.features(of: $0) != nil }
        let measured = recipe.scaling.source == .training ? learnt : (learnt + watched).sorted()
        var scaling = FeatureScaling(
            recipe.scaling.kind, of: measured.compactMap(clips.features), width: features.features.columns.width)
        // A clip too short to be described counts as an average one, not as a quiet one.
        if recipe.windows.unit == .clip { scaling.padding = nil }
        let measuredScaling = scaling
        func crops(_ positions: [Int], perClip: Int, _ augmentation: Recipe.Augmentation?) -> CropSource {
            CropSource(
                positions.compactMap(clips.features),
                targets: positions.map { recipe.labels.classIndex(of: corpus.clips[$0]) }, perClip: perClip,
                sampler: features.sampler(measuredScaling), augmentation: augmentation, sampleShape: sampleShape)
        }
        training = crops(learnt, perClip: recipe.windows.perClip, recipe.augmentation)
        validation = watched.isEmpty ? nil : crops(watched, perClip: 1, nil)
        self.scaling = measuredScaling
    }

    /// How many different classes are learnt.
    var learntClasses: Int { Set((0..<training.count).map(training.target)).count }

    /// Weights in inverse proportion to the classes' samples that are learnt from, 1 in the mean over samples, raised to a
    /// power.
    ///
    /// Source: scikit-learn, `compute_class_weight("balanced")`: samples / (classes * samples of the class).
    func classWeights(classes: Int, power: Double) -> [Double] {
        var counts = [Int](repeating: 0, count: classes)
        for index in 0..<training.count { counts[training.target(of: index)] += 1 }
        let occurring = counts.count { $0 > 0 }
        return counts.map { count in
            let weight = count == 0 ? 1 : Double(training.count) / Double(occurring * count)
            return power == 1 ? weight : pow(weight, power)
        }
    }
}
