import NeuralNetwork

extension Recipe {
    /// The default: the strongest network that two cores train in minutes.
    ///
    /// Statistics pooling is that of Snyder et al. (2018), masking that of Park et al. (2019), the schedule that of Smith &
    /// Topin (2018), the exchange of bands that of Zhou et al. (2021). What was tried, and on whom it was chosen, stands in
    /// `Documentation/results.md`.
    package static let emoscope: Recipe = {
        var recipe = Recipe.onCrops
        recipe.name = "emoscope"
        // Frames of 40 ms tell the harmonics of a voice apart: the bands carry its pitch as well as its colour.
        recipe.features.logMel.framing.length = .milliseconds(40)
        recipe.features.logMel.fftSize = nil
        recipe.augmentation = Augmentation(
            speed: 0.15, melShift: 2.5, melScale: 0.04, gain: 0.5, frequencyMasks: 2, frequencyMaskWidth: 8,
            timeMasks: 2, timeMaskWidth: 16, mixup: 0)
        recipe.augmentation.bandExchange = 0.5
        recipe.audio.trimRange = 60
        recipe.views = Views(crops: 2, speeds: [0.92, 1.08], melShifts: [-1, 1])
        var layers = convolution(24, kernel: 5, stride: 2) + [MaxPool2D()]
        layers += convolution(48) + [MaxPool2D(size: [1, 2])]
        layers += convolution(48) + [Flatten(keepsTime: true)]
        layers += overTime(192, kernel: 1) + overTime(192, kernel: 3)
        layers += [StatisticsPool(), BatchNorm(), Dropout(rate: 0.3), Dense()] as [any Layer]
        recipe.network.layers = NetworkDescription(layers)
        recipe.optimizer.learningRate = 3e-3
        recipe.training.epochs = 40
        return recipe
    }()

    /// Three networks of the default and two on functionals, asked together.
    package static let ensemble: Recipe = {
        var recipe = emoscope
        recipe.name = "ensemble"
        recipe.training.seeds = 3
        recipe.partner = Partner(recipe: "functionals", seeds: 2)
        return recipe
    }()

    /// A network on coarser bands that is trained in seconds.
    package static let small: Recipe = {
        var recipe = Recipe.onCrops
        recipe.name = "small"
        recipe.features.logMel.filterCount = 32
        recipe.windows.frames = 96
        recipe.augmentation = Augmentation(
            speed: 0.15, melShift: 1.25, melScale: 0.04, gain: 0.5, frequencyMasks: 1, frequencyMaskWidth: 4,
            timeMasks: 1, timeMaskWidth: 12, mixup: 0)
        recipe.views = Views(crops: 2, speeds: [], melShifts: [])
        var layers = convolution(12, kernel: 5, stride: 2) + [MaxPool2D()]
        layers += convolution(32) + [Flatten(keepsTime: true)]
        layers += overTime(96, kernel: 3)
        layers += [StatisticsPool(), BatchNorm(), Dropout(rate: 0.2), Dense()] as [any Layer]
        recipe.network.layers = NetworkDescription(layers)
        recipe.optimizer.learningRate = 6e-3
        recipe.training.epochs = 15
        return recipe
    }()

    /// The 88 functionals of eGeMAPS in a dense network.
    package static let functionals: Recipe = {
        var recipe = Recipe.onClips
        recipe.name = "functionals"
        recipe.features.kind = .functionals
        recipe.windows.unit = .clip
        recipe.augmentation.mixup = 0.2
        recipe.network.layers = NetworkDescription(
            [Dropout(rate: 0.2), Dense(units: 128), BatchNorm(), ReLU(), Dropout(rate: 0.5), Dense()] as [any Layer])
        recipe.optimizer.learningRate = 3e-3
        recipe.training.epochs = 60
        return recipe
    }()

    /// What recipes on crops of log mel bands share.
    private static var onCrops: Recipe {
        var recipe = onClips
        recipe.features.kind = .logMel
        // 1e-7 of a power that is divided by the 512 points of its transform.
        recipe.features.logMel.floor = 5e-5
        recipe.windows.unit = .crop
        recipe.training.spread = .fanIn
        return recipe
    }

    /// What recipes on whole clips share.
    private static var onClips: Recipe {
        var recipe = Recipe()
        recipe.labels = .emotion
        recipe.audio.mask = false
        recipe.audio.trimRange = 35
        recipe.scaling.kind = .standard
        recipe.loss.labelSmoothing = 0.1
        recipe.loss.classWeightPower = 0.5
        recipe.optimizer = OptimizerOptions(kind: .adamW, epsilon: 1e-8, weightDecay: 1e-2, clipNorm: 5)
        recipe.schedule = Schedule(kind: .oneCycle, warmUp: 0.2)
        recipe.validation.fraction = 0
        recipe.checkpoint.choice = .last
        return recipe
    }

    /// A convolution over time and bands without bias, normalised.
    private static func convolution(_ filters: Int, kernel: Int = 3, stride: Int = 1) -> [any Layer] {
        [
            Conv2D(filters: filters, kernel: [kernel, kernel], stride: [stride, stride], bias: false), BatchNorm(),
            ReLU(),
        ]
    }

    /// A convolution over time without bias, normalised.
    private static func overTime(_ filters: Int, kernel: Int) -> [any Layer] {
        [Conv1D(filters: filters, kernel: kernel, bias: false), BatchNorm(), ReLU()]
    }
}
