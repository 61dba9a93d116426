package import Audio

/// What reading one sound file showed; worth keeping, since it holds until the file changes.
package struct FileFinding: Hashable, Sendable {
    /// What the file holds.
    package enum Content: Hashable, Sendable {
        /// Sound that can be used: samples in each channel, Hz, channels, and the digest of the decoded samples.
        case sound(frames: Int, sampleRate: Int, channels: Int, digest: Digest)
        /// Nothing that can be used, and why.
        case faulty(CorpusProblem.Kind, detail: String)
    }

    /// The path relative to the corpus.
    package let path: String
    /// Bytes of the file when it was read.
    package let size: Int
    /// When the file had last been changed, nanoseconds since 1970; 0 where it could not be opened or read, which may
    /// be otherwise the next time though the file is the same.
    package let modified: Int
    /// What it holds.
    package let content: Content

    /// A finding about a file of a certain size and time.
    package init(path: String, size: Int, modified: Int, content: Content) {
        self.path = path
        self.size = size
        self.modified = modified
        self.content = content
    }
}
