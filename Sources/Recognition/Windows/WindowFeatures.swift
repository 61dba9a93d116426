import Audio
import Corpora
package import Features
package import Tensors

/// What one network hears at once, a window, a crop or a clip, and how it is taken out of a clip.
///
/// A window's features are computed of the window alone, as the notebook does: pre-emphasis and framing start in it. A
/// crop is so many frames of the features of the whole clip.
package struct WindowFeatures: Sendable {
    /// Samples that a network hears at once; 0 where that is the whole clip.
    package let windowLength: Int
    /// Shape of one sample: `[frames x columns]`, with channels `[frames x columns x channels]`, of a clip `[columns]`.
    package let shape: Shape
    /// Computes features.
    let features: SoundFeatures
    private let audio: Recipe.Audio
    /// What the features of a clip depend on, besides the clip.
    private let options: String
    private let unit: Recipe.Windows.Unit
    /// Frames of a sample.
    private let frames: Int
    private let views: Recipe.Views

    /// Plans for a recipe.
    ///
    /// - Throws: `FeatureError` where its options cannot be met at its sample rate.
    package init(_ recipe: Recipe) throws(FeatureError) {
        features = try SoundFeatures(recipe)
        audio = recipe.audio
        options = "\(recipe.audio)\n\(recipe.features)"
        unit = recipe.windows.unit
        views = recipe.views
        switch unit {
        case .window:
            windowLength = recipe.windowLength
            frames = features.frameCount(samples: windowLength)
            shape = features.columns.sampleShape(frames: frames)
        case .crop:
            frames = recipe.windows.frames
            windowLength = frames * features.hopLength
            shape = features.columns.sampleShape(frames: frames)
        case .clip:
            (frames, windowLength) = (1, 0)
            shape = [features.columns.width]
        }
    }

    /// Grows whenever the numbers of ``prepare(_:)`` change.
    private static let version = 1

    /// Reads a clip of a corpus and keeps of it what samples are taken from; features may come from the store.
    func prepare(_ clip: Clip, of corpus: Corpus, store: FeatureStore) throws(AudioError) -> PreparedClip {
        // The sound itself lies in the file already.
        let store = unit == .window ? FeatureStore.none : store
        return try store.value(
            ofSound: SoundContent(of: clip),
            key: { StoreKey("training-features", version: Self.version, content: $0, options: options) },
            read: { () throws(AudioError) in try AudioFile.read(corpus.path(of: clip)) },
            compute: { sound throws(AudioError) in prepare(try PreparedSound(sound, audio: audio)) })
    }

    /// Keeps of a sound what samples are taken from.
    package func prepare(_ sound: PreparedSound) -> PreparedClip {
        switch unit {
        case .window: PreparedClip(sound, content: .sound(sound.samples))
        case .crop, .clip: PreparedClip(sound, content: .features(ClipFeatures(of: sound.samples, by: features)))
        }
    }

    /// Writes the features of one window; one that reaches beyond the sound is padded with zeros.
    ///
    /// - Parameters:
    ///   - samples: the whole prepared sound.
    ///   - start: first sample of the window.
    ///   - output: room for `shape.count` numbers.
    package func compute(_ samples: [Float], start: Int, into output: UnsafeMutableBufferPointer<Float>) {
        let end = min(samples.count, start + windowLength)
        if end - start == windowLength {
            samples.withUnsafeBufferPointer { compute(UnsafeBufferPointer(rebasing: $0[start..<end]), output) }
        } else {
            let padding = [Float](repeating: 0, count: windowLength - max(0, end - start))
            (Array(samples[min(start, end)..<end]) + padding).withUnsafeBufferPointer { compute($0, output) }
        }
    }

    private func compute(_ window: UnsafeBufferPointer<Float>, _ output: UnsafeMutableBufferPointer<Float>) {
        let columns = features.columns
        guard columns.arrangement == .channels, !columns.isPlain else { return features.compute(window, into: output) }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: frames * columns.width) { kept in
            features.compute(window, into: kept)
            guard let source = kept.baseAddress, let target = output.baseAddress else { return }
            for frame in 0..<frames {
                columns.arrange(source + frame * columns.width, into: target + frame * columns.arrangedWidth)
            }
        }
    }
}

extension WindowFeatures {
    /// One look at a clip when it is tested.
    package struct View: Hashable, Sendable {
        /// The samples of the clip that are looked at.
        package let samples: Range<Int>
        /// How the crop is taken; nil of a window.
        package let crop: CropView?
        /// Whether it is one of the stretches that follow each other along the clip, rather than another look at one.
        package let isStretch: Bool
    }

    /// The looks at a clip when it is tested: consecutive windows; or crops from its start to its end, as many as cover it,
    /// and its middle at other speeds and shifted along the bands.
    package func views(of clip: PreparedClip) -> [View] {
        switch clip.content {
        case .sound(let samples):
            return WindowPosition.consecutive(samples: samples.count, windowLength: windowLength).map { start in
                View(samples: start..<start + windowLength, crop: nil, isStretch: true)
            }
        case .features where unit == .clip:
            return [View(samples: 0..<clip.sampleCount, crop: CropView(), isStretch: true)]
        case .features(let features):
            let count = max(views.crops, (features.frames + frames - 1) / frames)
            let stretches = (0..<count).map { index in
                // A single crop is the middle.
                view(features, place: count == 1 ? 0.5 : Double(index) / Double(count - 1), isStretch: true)
            }
            return stretches + views.speeds.map { view(features, speed: $0) }
                + views.melShifts.map { view(features, melShift: $0) }
        }
    }

    /// A crop that lies so far along a clip, from 0 at its start to 1 at its end.
    private func view(
        _ clip: ClipFeatures, place: Double = 0.5, speed: Double = 1, melShift: Double = 0, isStretch: Bool = false
    ) -> View {
        var crop = CropView()
        crop.speed = speed
        crop.melShift = melShift
        let room = max(0, CropView.reach(frames: clip.frames, speed: speed) - frames)
        crop.start = (place * Double(room)).rounded() * speed
        let first = Int(crop.start) * features.hopLength
        let length = Int((Double(windowLength) * speed).rounded())
        return View(samples: first..<first + length, crop: crop, isStretch: isStretch)
    }

    /// Writes one look at a clip, scaled.
    ///
    /// - Parameter output: room for `shape.count` numbers.
    /// - Returns: the time steps that are not padding.
    func write(
        _ view: View, of clip: PreparedClip, scaledBy scaling: FeatureScaling, with sampler: CropSampler,
        into output: UnsafeMutableBufferPointer<Float>
    ) -> Int {
        switch clip.content {
        case .sound(let samples):
            compute(samples, start: view.samples.lowerBound, into: output)
            scaling.apply(to: output)
            return shape[0]
        case .features(let features): return sampler.write(view.crop ?? CropView(), of: features, into: output)
        }
    }

    /// What takes crops, with the constants of a training.
    func sampler(_ scaling: FeatureScaling) -> CropSampler {
        CropSampler(frames: frames, columns: features.columns, scaling: scaling)
    }
}
