package import Audio
package import Corpora

/// What a sound is, whatever file it lies in: features of equal contents are equal.
package struct SoundContent: Hashable, Sendable {
    /// Fingerprint of the decoded samples.
    package let digest: Digest
    /// Samples a second, Hz.
    package let sampleRate: Int

    /// The content of a sound in memory.
    package init(of sound: Waveform) {
        digest = sound.contentDigest
        sampleRate = sound.sampleRate
    }

    /// The content of a clip, as it was when its corpus was scanned.
    package init(of clip: Clip) {
        digest = clip.contentDigest
        sampleRate = clip.sampleRate
    }

    /// What reading a file showed; nil where there was no sound in it.
    package init?(_ finding: FileFinding) {
        guard case .sound(_, let rate, _, let fingerprint) = finding.content else { return nil }
        digest = fingerprint
        sampleRate = rate
    }
}
