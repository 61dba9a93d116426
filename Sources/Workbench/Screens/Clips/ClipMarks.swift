/// What the user has remarked on the clips of a corpus: marks, and notes of a line. It is kept beside the state of the
/// screen, never in the corpus.
package struct ClipMarks: Codable, Hashable, Sendable {
    /// Paths of the clips that are marked, relative to the corpus.
    package private(set) var marked: Set<String> = []
    /// Notes by path.
    package private(set) var notes: [String: String] = [:]

    /// No marks, no notes.
    package init() {}

    /// Marks a clip, or takes its mark away.
    package mutating func toggle(_ clip: String) {
        if marked.remove(clip) == nil { marked.insert(clip) }
    }

    /// Gives a clip a note; an empty one takes it away.
    package mutating func note(_ clip: String, _ text: String) { notes[clip] = text.isEmpty ? nil : text }

    /// Adds the marks and notes of another; where both have a note, the other's stands.
    package mutating func add(_ other: ClipMarks) {
        marked.formUnion(other.marked)
        notes.merge(other.notes) { $1 }
    }
}
