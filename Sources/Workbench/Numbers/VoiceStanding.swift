import Corpora
import Recognition

/// The numbers of one clip with their places among other clips.
package struct VoiceStanding: Hashable, Sendable {
    /// One number.
    package struct Entry: Hashable, Sendable {
        /// Its place in `VoiceNumber.all`.
        package let number: Int
        /// Its value; nil where the clip holds nothing to measure.
        package let value: Double?
        /// Per cent of the measured clips of its class that are smaller, equal ones counted half; nil where unknown.
        package let inClass: Double?
        /// The same of the whole corpus.
        package let inCorpus: Double?
    }

    /// The clip's path relative to its corpus.
    package let clip: String
    /// Its class; nil of a sound outside the corpus.
    package let label: String?
    /// All numbers, in their order.
    package let entries: [Entry]
    /// Clips of the class that are measured, and all of the class.
    package let measuredOfClass: Int
    package let clipsOfClass: Int

    /// Places of a clip's numbers among those that are measured so far.
    ///
    /// The clip itself counts as soon as the pass over the corpus has come to it.
    init(of voice: ClipVoice, at position: Int, among table: CorpusNumbers, of corpus: Corpus, _ scheme: LabelScheme) {
        let own = scheme.classIndex(of: corpus.clips[position])
        let members = corpus.clips.indices.filter { scheme.classIndex(of: corpus.clips[$0]) == own }
        var table = table
        if table[clip: position] == nil { table.take([CorpusNumbers.Row(clip: position, numbers: voice.numbers)]) }
        clip = voice.clip
        label = scheme.classes[own]
        clipsOfClass = members.count
        measuredOfClass = members.count { table[clip: $0] != nil }
        entries = VoiceNumber.all.indices.map { number in
            Entry(
                number: number, value: voice.numbers[number],
                inClass: table.percentile(of: number, clip: position, among: members),
                inCorpus: table.percentile(of: number, clip: position))
        }
    }

    /// Places of the numbers of a sound outside the corpus among the clips that are measured so far.
    init(ofOutsider voice: ClipVoice, among table: CorpusNumbers) {
        clip = voice.clip
        label = nil
        (measuredOfClass, clipsOfClass) = (0, 0)
        entries = VoiceNumber.all.indices.map { number in
            let value = voice.numbers[number]
            return Entry(
                number: number, value: value, inClass: nil,
                inCorpus: value.flatMap { table.percentile(of: number, value: $0) })
        }
    }
}
