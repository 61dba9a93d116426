package import Audio

/// A recording as features are computed of it: mono, at the recipe's rate and level, quiet stretches cut out.
package struct PreparedSound: Sendable {
    /// What is left of the recording, joined `[samples]`.
    package let samples: [Float]
    /// Where the samples lie in the recording at this rate, ascending.
    package let keptRuns: [Range<Int>]
    /// Samples a second, Hz.
    package let sampleRate: Int
    /// Length of the recording, seconds.
    package let recordedSeconds: Double

    /// Prepares a recording as the recipe says.
    package init(_ recording: Waveform, audio: Recipe.Audio) throws(AudioError) {
        let resampled = try Resampler.resample(recording, to: audio.sampleRate)
        let levelled = audio.level.apply(to: resampled)
        let ends = EndTrim(audio)?.kept(of: levelled) ?? 0..<levelled.samples.count
        let trimmed = ends.count == levelled.samples.count ? levelled : levelled.joining([ends])
        if audio.mask {
            let runs = EnvelopeMask(.init(threshold: audio.maskThreshold)).keptRuns(of: trimmed)
            samples = trimmed.joining(runs).samples
            keptRuns = runs.map { $0.lowerBound + ends.lowerBound..<$0.upperBound + ends.lowerBound }
        } else {
            samples = trimmed.samples
            keptRuns = ends.isEmpty ? [] : [ends]
        }
        sampleRate = audio.sampleRate
        recordedSeconds = recording.duration
    }

    /// Reads and prepares a sound file.
    package static func read(_ path: String, audio: Recipe.Audio) throws(AudioError) -> PreparedSound {
        try PreparedSound(AudioFile.read(path), audio: audio)
    }

    /// Length of what is left, seconds.
    package var seconds: Double { Double(samples.count) / Double(sampleRate) }

    /// When the sample at a position of `samples` was recorded, seconds from the start of the recording.
    package func recordingTime(ofSample position: Int) -> Double {
        Self.recordingTime(ofSample: position, in: keptRuns, sampleRate: sampleRate)
    }

    /// When the sample at a position of the joined runs was recorded, seconds from the start of the recording.
    static func recordingTime(ofSample position: Int, in runs: [Range<Int>], sampleRate: Int) -> Double {
        var passed = 0
        for run in runs {
            if position < passed + run.count { return Double(run.lowerBound + position - passed) / Double(sampleRate) }
            passed += run.count
        }
        return Double((runs.last?.upperBound ?? 0) + position - passed) / Double(sampleRate)
    }
}

extension Recipe.Audio {
    /// The gain that the recipe asks for.
    var level: AmplitudeNormalization {
        switch normalization {
        case .none: .none
        case .peak: .peak(level: normalizationLevel)
        case .rms: .rms(level: normalizationLevel)
        }
    }
}
