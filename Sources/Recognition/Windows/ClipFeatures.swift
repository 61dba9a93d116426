/// The features of a whole clip, frame after frame, before they are scaled.
package struct ClipFeatures: Hashable, Sendable {
    /// Frames.
    package let frames: Int
    /// `[frames x width]`.
    package let values: [Float]

    /// Features that are known.
    package init(frames: Int, values: [Float]) {
        precondition(
            frames == 0 ? values.isEmpty : values.count % frames == 0, "ClipFeatures: \(values.count) in \(frames) rows"
        )
        self.frames = frames
        self.values = values
    }

    /// The features of a sound.
    init(of samples: [Float], by features: SoundFeatures) {
        let frames = features.frameCount(samples: samples.count)
        let count = frames * features.columns.width
        self.init(
            frames: frames,
            values: [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
                samples.withUnsafeBufferPointer { features.compute($0, into: buffer) }
                initialized = count
            })
    }
}

/// A clip from which samples of a network can be taken, with what tells where in the recording they lie.
package struct PreparedClip: Sendable {
    /// What is left of a sound once it is prepared.
    package enum Content: Sendable {
        /// The sound itself, for windows.
        case sound([Float])
        /// The features of all of it, for crops; the sound is not kept.
        case features(ClipFeatures)
    }

    /// What samples are taken from.
    package let content: Content
    /// Samples that were left of the recording.
    package let sampleCount: Int
    /// Where they lie in the recording.
    package let keptRuns: [Range<Int>]
    /// Samples a second, Hz.
    package let sampleRate: Int
    /// Length of the recording, seconds.
    package let recordedSeconds: Double

    init(_ sound: PreparedSound, content: Content) {
        self.content = content
        sampleCount = sound.samples.count
        keptRuns = sound.keptRuns
        sampleRate = sound.sampleRate
        recordedSeconds = sound.recordedSeconds
    }

    /// Length of what was left, seconds.
    package var seconds: Double { Double(sampleCount) / Double(sampleRate) }

    /// When the sample at a position of what was left was recorded, seconds from the start of the recording.
    package func recordingTime(ofSample position: Int) -> Double {
        PreparedSound.recordingTime(ofSample: position, in: keptRuns, sampleRate: sampleRate)
    }
}
