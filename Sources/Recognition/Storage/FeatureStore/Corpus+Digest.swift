import Audio
import Corpora

extension Corpus {
    /// A fingerprint of the clips: what they are called, what they hold, and their order; not of where the corpus lies.
    var digest: String {
        var writer = ByteWriter()
        for clip in clips {
            writer.append(clip.id)
            writer.append(clip.contentDigest.description)
            writer.append(clip.sampleRate)
        }
        return writer.bytes.withUnsafeBytes { MurmurHash3.digest(of: $0).description }
    }
}
