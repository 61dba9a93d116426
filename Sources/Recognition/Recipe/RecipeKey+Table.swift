import NeuralNetwork

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
        .choice("audio.normalization", \.audio.normalization, "what of a clip is brought to audio.normalizationLevel"),
        .number(
            "audio.normalizationLevel", \.audio.normalizationLevel, 1e-6...1,
            "the peak or root mean square that normalization brings a clip to"),
        .flag("audio.mask", \.audio.mask, "whether quiet stretches are cut out of a clip"),
        .number(
            "audio.maskThreshold", \.audio.maskThreshold, 0...1,
            "mean absolute amplitude over 0.1 s above which a sample is kept"),
    ]

    private static let features: [RecipeKey] = [
        .choice("features.kind", \.features.kind, "the features of a window"),
        .span("features.mfcc.frameLength", \.features.mfcc.framing.length, "length of a frame"),
        .span("features.mfcc.hopLength", \.features.mfcc.framing.hop, "from the start of a frame to the next one's"),
        .optionalInteger(
            "features.mfcc.fftSize", \.features.mfcc.fftSize, 0...65536,
            "points of the Fourier transform; 0 is the least power of two that holds a frame"),
        .choice("features.mfcc.window", \.features.mfcc.window, "taper of a frame"),
        .integer("features.mfcc.filterCount", \.features.mfcc.filterCount, 1...512, "mel filters"),
        .integer(
            "features.mfcc.coefficientCount", \.features.mfcc.coefficientCount, 1...512, "cepstral coefficients kept"),
        .number(
            "features.mfcc.lowestFrequency", \.features.mfcc.lowestFrequency, 0...96000,
            "where the first filter begins, Hz"),
        .optionalNumber(
            "features.mfcc.highestFrequency", \.features.mfcc.highestFrequency, 0...96000,
            "where the last filter ends, Hz; 0 is half the sample rate"),
        .number("features.mfcc.preEmphasis", \.features.mfcc.preEmphasis, 0...1, "coefficient of the pre-emphasis"),
        .integer("features.mfcc.lifter", \.features.mfcc.lifter, 0...512, "length of the cepstral lifter; 0 is none"),
        .flag(
            "features.mfcc.startsWithEnergy", \.features.mfcc.startsWithEnergy,
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
        .layers(
            "network.layers", \.network.layers,
            "a network of one's own, layer by layer, in place of the other options; empty is none"),
    ]

    private static let learning: [RecipeKey] = [
        .choice(
            "loss.classWeights", \.loss.classWeights,
            "weights against classes of different size: none, computed but left out of the loss, or applied"),
        .number(
            "loss.labelSmoothing", \.loss.labelSmoothing, 0...0.99, "share of the target spread over all classes"),
        .choice("optimizer.kind", \.optimizer.kind, "rule that turns gradients into steps"),
        .number("optimizer.learningRate", \.optimizer.learningRate, 0...10, "size of a step"),
        .number(
            "optimizer.momentum", \.optimizer.momentum, 0...0.999_999,
            "how much of the last step's direction is kept: momentum of SGD, beta 1 of Adam"),
        .number(
            "optimizer.squareMomentum", \.optimizer.squareMomentum, 0...0.999_999_999,
            "how much of the mean squared gradient is kept: beta 2 of Adam"),
        .number("optimizer.epsilon", \.optimizer.epsilon, 1e-12...1, "added to the root of the mean squared gradient"),
        .number("optimizer.weightDecay", \.optimizer.weightDecay, 0...1, "how strongly weights shrink"),
        .number(
            "optimizer.clipNorm", \.optimizer.clipNorm, 0...1e9,
            "larger gradients are scaled down to this norm; 0 is no limit"),
        .integer("training.batchSize", \.training.batchSize, 1...65536, "windows in a batch"),
        .integer("training.epochs", \.training.epochs, 1...100_000, "passes over the training windows"),
        .integer(
            "training.patience", \.training.patience, 0...100_000,
            "epochs without a better one after which training stops; 0 is never"),
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
