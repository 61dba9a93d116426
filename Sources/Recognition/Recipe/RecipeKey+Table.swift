import NeuralNetwork

extension RecipeKey {
    /// Every option of a recipe, in the order in which it is shown.
    package static let all: [RecipeKey] =
        general + audio + features + windows + augmentation + network + learning + evaluation

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
        .number(
            "audio.trimRange", \.audio.trimRange, 0...200,
            "both ends of a clip that lie further below the 98th percentile of frame energy are cut off, dB; 0 cuts nothing"
        ),
        .number("audio.trimMargin", \.audio.trimMargin, 0...10, "what is left of the quiet at either end, s"),
        .flag("audio.mask", \.audio.mask, "whether quiet stretches are cut out of a clip"),
        .number(
            "audio.maskThreshold", \.audio.maskThreshold, 0...1,
            "mean absolute amplitude over 0.1 s above which a sample is kept"),
    ]

    private static let features: [RecipeKey] = [
        .choice(
            "features.kind", \.features.kind,
            "what is computed of the sound: cepstral coefficients, log mel bands, or the 88 functionals of eGeMAPS"),
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
        .span("features.logmel.frameLength", \.features.logMel.framing.length, "length of a frame"),
        .span(
            "features.logmel.hopLength", \.features.logMel.framing.hop, "from the start of a frame to the next one's"),
        .optionalInteger(
            "features.logmel.fftSize", \.features.logMel.fftSize, 0...65536,
            "points of the Fourier transform; 0 is the least power of two that holds a frame"),
        .choice("features.logmel.window", \.features.logMel.window, "taper of a frame"),
        .integer("features.logmel.filterCount", \.features.logMel.filterCount, 1...512, "mel bands"),
        .number(
            "features.logmel.lowestFrequency", \.features.logMel.lowestFrequency, 0...96000,
            "where the first band begins, Hz"),
        .optionalNumber(
            "features.logmel.highestFrequency", \.features.logMel.highestFrequency, 0...96000,
            "where the last band ends, Hz; 0 is half the sample rate"),
        .number("features.logmel.preEmphasis", \.features.logMel.preEmphasis, 0...1, "coefficient of the pre-emphasis"),
        .number(
            "features.logmel.floor", \.features.logMel.floor, 1e-30...1,
            "added to each power before its logarithm is taken"),
        .integer(
            "features.logmel.averagedFrames", \.features.logMel.averagedFrames, 1...64,
            "neighbouring frames that are averaged into one"),
        .integer(
            "features.deltas", \.features.deltas, 0...2,
            "orders of slopes over time that stand beside the coefficients or bands"),
        .integer(
            "features.deltaReach", \.features.deltaReach, 1...64, "frames on either side that a slope is fitted to"),
        .flag(
            "features.pitch", \.features.pitch, "whether ln F0 stands beside them, carried over where there is no voice"
        ),
        .flag(
            "features.energy", \.features.energy, "whether the logarithm of the frame's mean square stands beside them"),
        .flag(
            "features.voicing", \.features.voicing,
            "whether the strength of the voice stands beside them, 0 where none is"),
        .choice(
            "features.arrangement", \.features.arrangement,
            "where slopes and voice stand: as more columns of a frame, or as channels of their own"),
    ]

    private static let windows: [RecipeKey] = [
        .choice(
            "windows.unit", \.windows.unit,
            "what one input is: a short window of sound drawn once, a crop of a clip's frames anew in every epoch, or a clip"
        ),
        .number("windows.length", \.windows.length, 0.05...60, "length of a window, s"),
        .number(
            "windows.perSecond", \.windows.perSecond, 0.1...1000, "windows drawn for each second of training sound"),
        .choice("windows.drawing", \.windows.drawing, "how the clip of a window is drawn; its start is always random"),
        .integer(
            "windows.frames", \.windows.frames, 1...100_000, "frames of a crop; shorter clips are padded and masked"),
        .integer("windows.perClip", \.windows.perClip, 1...1000, "crops taken of each clip in an epoch"),
        .choice("scaling.kind", \.scaling.kind, "how features are brought to a common range"),
        .choice(
            "scaling.source", \.scaling.source,
            "what the scaling is measured on: what is learnt from, or all that is drawn (validation too)"),
    ]

    private static let augmentation: [RecipeKey] = [
        .number(
            "augmentation.speed", \.augmentation.speed, 0...1, "logarithm of the greatest change of speed of a crop"),
        .number(
            "augmentation.melShift", \.augmentation.melShift, 0...64,
            "greatest shift of a crop along the mel bands, bands"),
        .number(
            "augmentation.melScale", \.augmentation.melScale, 0...0.9, "greatest stretch of a crop along the mel bands"),
        .number(
            "augmentation.gain", \.augmentation.gain, 0...10, "standard deviation of the change of a crop's level, nats"
        ),
        .integer(
            "augmentation.frequencyMasks", \.augmentation.frequencyMasks, 0...64, "stretches of bands set to the mean"),
        .integer(
            "augmentation.frequencyMaskWidth", \.augmentation.frequencyMaskWidth, 0...512,
            "greatest width of such a stretch, bands"),
        .integer("augmentation.timeMasks", \.augmentation.timeMasks, 0...64, "stretches of frames set to the mean"),
        .integer(
            "augmentation.timeMaskWidth", \.augmentation.timeMaskWidth, 0...10_000,
            "greatest length of such a stretch, frames"),
        .number(
            "augmentation.mixup", \.augmentation.mixup, 0...4,
            "both parameters of the beta distribution that mixes pairs of samples; 0 mixes none"),
        .number(
            "augmentation.bandExchange", \.augmentation.bandExchange, 0...1,
            "share of the crops whose bands are brought towards another clip's in mean and deviation"),
        .integer(
            "views.crops", \.views.crops, 1...100,
            "the fewest crops that a tested clip is looked at in, from its start to its end; 1 is the middle"),
        .numbers(
            "views.speeds", \.views.speeds, 0.25...4, "speeds at which a tested clip's middle is looked at besides"),
        .numbers(
            "views.melShifts", \.views.melShifts, -64...64,
            "shifts along the mel bands at which a tested clip's middle is looked at besides, bands"),
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
            "loss.classWeightPower", \.loss.classWeightPower, 0...1,
            "what the class weights are raised to: 1 makes up for the sizes of the classes in full"),
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
        .choice("schedule.kind", \.schedule.kind, "how the size of the steps changes over the training"),
        .number(
            "schedule.warmUp", \.schedule.warmUp, 0...1, "share of all steps in which their size rises; 0 is none"),
        .number(
            "schedule.every", \.schedule.every, 0.001...1,
            "share of all steps after which a schedule of steps changes their size"),
        .number("schedule.factor", \.schedule.factor, 0...1, "what a schedule of steps multiplies their size by"),
        .numbers(
            "schedule.momentumRange", \.schedule.momentumRange, 0...0.999_999,
            "momentum at the smallest and at the greatest steps of one cycle"),
        .choice("averaging.kind", \.averaging.kind, "which average of the weights is evaluated in their place"),
        .number(
            "averaging.decay", \.averaging.decay, 0...0.999_999, "how much of an exponential average each step keeps"),
        .number(
            "averaging.start", \.averaging.start, 0...1, "share of the epochs after which a stochastic average begins"),
        .integer("training.batchSize", \.training.batchSize, 1...65536, "samples in a batch"),
        .integer("training.epochs", \.training.epochs, 1...100_000, "passes over the training samples"),
        .integer(
            "training.seeds", \.training.seeds, 1...100,
            "networks trained with different random seeds; the mean of their probabilities counts"),
        .integer(
            "training.patience", \.training.patience, 0...100_000,
            "epochs without a better one after which training stops; 0 is never"),
        .choice(
            "training.spread", \.training.spread,
            "how wide random weights are drawn: by Glorot's rule, or by the number of a layer's inputs alone"),
        .file(
            "training.weights", \.training.weights, ending: ".safetensors",
            "weights to begin with in place of random ones; nobody can tell which speakers they have heard"),
        RecipeKey(
            path: "partner.recipe", kind: .text(form: "the name of a built-in recipe, or nothing"),
            meaning: "a recipe whose networks are trained and asked as well; the mean of all probabilities counts",
            read: { .text($0.partner.recipe) },
            write: {
                guard case .text(let name) = $1, name.isEmpty || Recipe.summary(of: name) != nil else { return false }
                $0.partner.recipe = name
                return true
            }),
        .integer("partner.seeds", \.partner.seeds, 1...100, "networks of that recipe, with different random seeds"),
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
            write: { (recipe, value) throws(RecipeError) in
                guard case .text(let text) = value, let evaluation = try EvaluationProtocol(reading: text) else {
                    return false
                }
                recipe.evaluation = evaluation
                return true
            }),
    ]
}
