package import Audio

/// One sound file of a corpus, with what its name and its content say.
package struct Clip: Codable, Hashable, Identifiable, Sendable {
    /// The path relative to the corpus; tells the clip from all others.
    package let id: String
    /// What the file's name says.
    package let name: ClipName
    /// Samples in each channel.
    package let frames: Int
    /// Samples a second, Hz.
    package let sampleRate: Int
    /// Channels of the file; reading takes their mean.
    package let channels: Int
    /// Fingerprint of the decoded samples: equal for equal sound, whatever the file is called.
    package let contentDigest: Digest

    /// A clip of which everything is known.
    package init(
        id: String, name: ClipName, frames: Int, sampleRate: Int, channels: Int = 1, contentDigest: Digest
    ) {
        self.id = id
        self.name = name
        self.frames = frames
        self.sampleRate = sampleRate
        self.channels = channels
        self.contentDigest = contentDigest
    }

    /// Whether it lies outside of any corpus, so that nothing but its sound is known of it.
    package var isOutside: Bool { id.hasPrefix("/") }

    /// The acted emotion.
    package var emotion: Emotion { name.emotion }
    /// The sex of the speaker.
    package var sex: Sex { name.sex }
    /// The speaker as the corpus writes it, for example `"07"`.
    package var speaker: String { name.speaker }
    /// The number of the sentence that is spoken, from 1.
    package var statement: Int { name.statement }
    /// How strongly the emotion is acted.
    package var intensity: Intensity { name.intensity }
    /// Which take of the same sentence, from 1.
    package var repetition: Int { name.repetition }
    /// Length in seconds.
    package var seconds: Double { Double(frames) / Double(sampleRate) }
    /// The file's name without its folders.
    package var fileName: String {
        guard let slash = id.utf8.lastIndex(of: UInt8(ascii: "/")) else { return id }
        return String(id[id.utf8.index(after: slash)...])
    }
    /// The file's name without its folders and its extension: what a recording keeps when its format is changed.
    package var fileStem: String { Self.stem(of: id) }

    /// The name of a file without its folders and its extension.
    package static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }

    /// The words that are spoken, where the naming scheme tells them.
    package var statementText: String? {
        RAVDESS.statements.indices.contains(statement - 1) ? RAVDESS.statements[statement - 1] : nil
    }
}
