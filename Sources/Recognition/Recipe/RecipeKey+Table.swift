extension RecipeKey {
    /// Every option of a recipe, in the order in which it is shown.
    package static let all: [RecipeKey] =
        general + audio + features + windows + network + learning + evaluation

    /// The key of a dotted name; an unknown one fails with the nearest.
    package static func named(_ path: String) throws(RecipeError) -> RecipeKey {
        if let key = byPath[path] { return key }
        throw .unknownKey(path, nearest: Spelling.nearest(to: path, in: all.map(\.path)), file: nil)
    }

    private static let byPath = Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0) })

    private static let general: [RecipeKey] = [
        RecipeKey(
            path: "name", kind: .text(form: "letters, digits, '-', '_' and '.'"),
            meaning: "what the recipe is called; runs are named after it", read: { .text($0.name) },
            write: {
                guard case .text(let name) = $1, !name.isEmpty, !name.hasPrefix("."),
                    name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) })
                else { return false }
                $0.name = name
                return true
            }),
        .choice(
            "labels", \.labels, "the classes: 8 emotions, 7 with calm merged into neutral, or 14 by sex and emotion"),
        .integer("randomSeed", \.randomSeed, 0...Int.max, "fixes every random choice of the experiment"),
    ]

    private static let audio: [RecipeKey] = [
        .integer("audio.sampleRate", \.audio.sampleRate, 4000...192_000, "rate that clips are resampled to, Hz"),
        .choice("audio.normalization", \.audio.normalization, "what the amplitude of a clip is brought to first"),
        .flag("audio.mask", \.audio.mask, "whether quiet stretches are cut out of a clip"),
        .number(
            "audio.maskThreshold", \.audio.maskThreshold, 0...1,
            "mean absolute amplitude over 0.1 s above which a sample is kept"),
    ]

    private static let features: [RecipeKey] = [
        .choice("features.kind", \.features.kind, "the features of a window"),
        .number("features.mfcc.frameLength", \.features.mfcc.frameLength, 1...1000, "length of a frame, ms"),
        .number("features.mfcc.hopLength", \.features.mfcc.hopLength, 0.5...1000, "from frame to frame, ms"),
        .integer("features.mfcc.fftSize", \.features.mfcc.fftSize, 2...65536, "points of the Fourier transform"),
        .choice("features.mfcc.window", \.features.mfcc.window, "taper of a frame"),
        .integer("features.mfcc.filterCount", \.features.mfcc.filterCount, 1...512, "mel filters"),
        .integer(
            "features.mfcc.coefficientCount", \.features.mfcc.coefficientCount, 1...512, "cepstral coefficients kept"),
        .number("features.mfcc.lowFrequency", \.features.mfcc.lowFrequency, 0...96000, "lower edge of the filters, Hz"),
        .number(
            "features.mfcc.highFrequency", \.features.mfcc.highFrequency, 0...96000,
            "upper edge of the filters, Hz; 0 is half the sample rate"),
        .number("features.mfcc.preEmphasis", \.features.mfcc.preEmphasis, 0...1, "coefficient of the pre-emphasis"),
        .integer("features.mfcc.lifter", \.features.mfcc.lifter, 0...512, "length of the cepstral lifter; 0 is none"),
        .flag(
            "features.mfcc.appendEnergy", \.features.mfcc.appendEnergy,
            "whether the frame's log energy replaces the zeroth coefficient"),
    ]

    private static let windows: [RecipeKey] = [
        .number("windows.length", \.windows.length, 0.05...60, "length of a window, s"),
        .number(
            "windows.perSecond", \.windows.perSecond, 0.1...1000, "windows drawn for each second of training sound"),
        .choice("windows.drawing", \.windows.drawing, "how the clip of a window is drawn; its start is always random"),
        .choice("scaling.kind", \.scaling.kind, "how features are brought to a common range"),
        .choice(
            "scaling.source", \.scaling.source,
            "windows that the scaling is measured on: those trained on, or all drawn (validation too)"),
    ]

    private static let network: [RecipeKey] = [
        .integers("network.filters", \.network.filters, 1...4096, "channels of each convolution"),
        .integer("network.kernelSize", \.network.kernelSize, 1...15, "side of the square convolution kernels"),
        .integer(
            "network.poolSize", \.network.poolSize, 1...8, "side of the max-pool after the convolutions; 1 is none"),
        .number("network.dropout", \.network.dropout, 0...0.99, "share of activations dropped after the pool"),
        .integers("network.dense", \.network.dense, 1...65536, "units of the dense layers before the last"),
    ]

    private static let learning: [RecipeKey] = [
        .choice(
            "loss.classWeights", \.loss.classWeights,
            "weights against classes of different size: none, computed but left out of the loss, or applied"),
        .choice("optimizer.kind", \.optimizer.kind, "rule that turns gradients into steps"),
        .number("optimizer.learningRate", \.optimizer.learningRate, 0...10, "size of a step"),
        .number("optimizer.beta1", \.optimizer.beta1, 0...0.999_999, "memory of the gradient's mean"),
        .number("optimizer.beta2", \.optimizer.beta2, 0...0.999_999_999, "memory of the gradient's square"),
        .number("optimizer.epsilon", \.optimizer.epsilon, 1e-12...1, "added to the root of the gradient's square"),
        .integer("training.batchSize", \.training.batchSize, 1...65536, "windows in a batch"),
        .integer("training.epochs", \.training.epochs, 1...100_000, "passes over the training windows"),
    ]

    private static let evaluation: [RecipeKey] = [
        .number(
            "validation.fraction", \.validation.fraction, 0...0.95,
            "share of the training material held out to watch the training; 0 is none"),
        .choice(
            "validation.unit", \.validation.unit,
            "what is held out whole: windows (a clip may lie on both sides), clips or speakers"),
        .choice("checkpoint.choice", \.checkpoint.choice, "the epoch whose weights are evaluated"),
        .choice("checkpoint.metric", \.checkpoint.metric, "what the best epoch is best in, on the validation windows"),
        RecipeKey(
            path: "protocol", kind: .text(form: EvaluationProtocol.form),
            meaning: "the clips that the result is measured on", read: { .text($0.evaluation.text) },
            write: {
                guard case .text(let text) = $1, let value = EvaluationProtocol(text: text) else { return false }
                $0.evaluation = value
                return true
            }),
    ]
}
