/// How a sound is cut into overlapping frames.
package struct Framing: Codable, Hashable, Sendable {
    /// Length of a frame.
    package var length: AudioSpan
    /// From the start of one frame to the start of the next.
    package var hop: AudioSpan

    /// Frames of a length at a distance.
    package init(length: AudioSpan = .milliseconds(25), hop: AudioSpan = .milliseconds(10)) {
        self.length = length
        self.hop = hop
    }

    /// The frames in samples at a rate in Hz.
    ///
    /// - Throws: `FeatureError` where a frame or a hop would be shorter than a sample or absurdly long.
    package func layout(sampleRate: Int) throws(FeatureError) -> FrameLayout {
        try FeatureError.check(sampleRate > 0, "the sample rate must be above 0 Hz, is \(sampleRate)")
        let frameLength = length.sampleCount(sampleRate: sampleRate)
        let hopLength = hop.sampleCount(sampleRate: sampleRate)
        for (name, span, count) in [("framing.length", length, frameLength), ("framing.hop", hop, hopLength)] {
            try FeatureError.check(
                count >= 1, "\(name) must be at least one sample, is \(span) at \(sampleRate) Hz; choose a longer one")
            try FeatureError.check(count <= 1 << 24, "\(name) of \(span) is too long; choose at most 2^24 samples")
        }
        return FrameLayout(frameLength: frameLength, hopLength: hopLength)
    }
}

/// Overlapping frames in samples.
package struct FrameLayout: Hashable, Sendable {
    /// Samples in a frame, at least 1.
    package let frameLength: Int
    /// Samples from one frame's start to the next one's, at least 1.
    package let hopLength: Int

    /// Frames of a length and a distance in samples.
    package init(frameLength: Int, hopLength: Int) {
        precondition(frameLength > 0 && hopLength > 0, "FrameLayout: lengths must be above 0")
        self.frameLength = frameLength
        self.hopLength = hopLength
    }

    /// Frames that cover a sound, the last one padded with zeros; none for no sample.
    package func frameCount(samples: Int) -> Int {
        if samples <= 0 { return 0 }
        if samples <= frameLength { return 1 }
        return 1 + (samples - frameLength + hopLength - 1) / hopLength
    }
}
