import Glibc
package import Tensors

/// How a crop is taken out of a clip's features: from where, how fast, and what is changed in it.
package struct CropView: Hashable, Sendable {
    /// The frame of the clip that the crop begins with; between two frames they are mixed.
    package var start = 0.0
    /// Frames of the clip for each frame of the crop.
    package var speed = 1.0
    /// Bands of the clip that band 0 of the crop lies above its own.
    package var melShift = 0.0
    /// Bands of the clip for each band of the crop.
    package var melScale = 1.0
    /// Added to the level, nats.
    package var gain = 0.0
    /// Bands that are set to the mean.
    package var bandMasks: [Range<Int>] = []
    /// Frames of the crop that are set to the mean.
    package var frameMasks: [Range<Int>] = []

    /// The clip from its beginning, unchanged.
    package init() {}

    /// Whether bands are taken from between bands.
    var movesBands: Bool { melShift != 0 || melScale != 1 }

    /// How many frames a clip gives at the view's speed, from its beginning.
    static func reach(frames: Int, speed: Double) -> Int {
        frames > 0 ? Int((Double(frames - 1) / speed).rounded(.down)) + 1 : 0
    }

    /// A view drawn for training: a place in the clip and whatever the recipe has chance do.
    ///
    /// - Parameters:
    ///   - frames: frames of the clip.
    ///   - length: frames of the crop.
    ///   - bands: mel bands.
    package init(
        _ augmentation: Recipe.Augmentation, frames: Int, length: Int, bands: Int,
        using generator: inout SeededGenerator
    ) {
        func uniform(_ limit: Double) -> Double {
            limit > 0 ? Double.random(in: -limit...limit, using: &generator) : 0
        }
        speed = exp(uniform(augmentation.speed))
        melShift = uniform(augmentation.melShift)
        melScale = 1 + uniform(augmentation.melScale)
        if augmentation.gain > 0 { gain = augmentation.gain * Self.gaussian(&generator) }
        let reach = Self.reach(frames: frames, speed: speed)
        let room = max(0, reach - length)
        start = room > 0 ? Double(Int.random(in: 0...room, using: &generator)) * speed : 0
        bandMasks = Self.masks(
            augmentation.frequencyMasks, width: augmentation.frequencyMaskWidth, within: bands, &generator)
        frameMasks = Self.masks(
            augmentation.timeMasks, width: augmentation.timeMaskWidth, within: min(length, reach), &generator)
    }

    /// Source: Park et al. (2019), SpecAugment, Interspeech.
    private static func masks(
        _ count: Int, width: Int, within size: Int, _ generator: inout SeededGenerator
    ) -> [Range<Int>] {
        (0..<count).map { _ in
            let length = Int.random(in: 0...min(width, size), using: &generator)
            let start = Int.random(in: 0...size - length, using: &generator)
            return start..<start + length
        }
    }

    /// Source: Box & Muller (1958).
    private static func gaussian(_ generator: inout SeededGenerator) -> Double {
        let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &generator))).squareRoot()
        return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &generator))
    }
}
