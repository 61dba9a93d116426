import Corpora
package import Recognition
import TextCanvas

/// The voice numbers of the corpus as far as they are measured, and the classes compared by them.
package struct NumbersState: Sendable {
    /// How far the measuring is.
    package enum Progress: Hashable, Sendable {
        /// Nobody has asked yet.
        case none
        /// Clips are being measured.
        case measuring(Request)
        /// All are.
        case complete
    }

    /// The numbers of all clips.
    package private(set) var table = CorpusNumbers(clips: 0)
    /// How far the measuring is.
    package private(set) var progress = Progress.none
    /// The classes by every number, the greatest effect first; as of the last comparison.
    package private(set) var comparisons: [ClassComparison] = []
    /// The comparison that is awaited.
    private var awaited: (request: Request, clips: Int)?
    /// How many clips were measured when the classes were last compared.
    private var comparedClips = 0

    /// Nothing measured.
    package init() {}

    /// Starts anew with a corpus.
    mutating func open(_ corpus: Corpus) {
        self = NumbersState()
        table = CorpusNumbers(clips: corpus.clips.count)
    }

    /// Begins to measure.
    mutating func begin(_ request: Request) { progress = .measuring(request) }

    /// Takes up clips that were measured. Returns whether anybody awaits them.
    mutating func take(_ request: Request, _ rows: [CorpusNumbers.Row]) -> Bool {
        guard progress == .measuring(request) else { return false }
        table.take(rows.filter { $0.clip < table.clips })
        return true
    }

    /// All clips are measured. Returns whether anybody awaits them.
    mutating func complete(_ request: Request) -> Bool {
        guard progress == .measuring(request) else { return false }
        progress = .complete
        return true
    }

    /// Whether clips came since the classes were compared, and no comparison is on its way.
    var needsComparison: Bool { awaited == nil && table.measured > comparedClips }

    /// Waits for a comparison.
    mutating func await(_ request: Request) { awaited = (request, table.measured) }

    /// Takes up a comparison. Returns whether it was awaited.
    mutating func take(_ request: Request, _ comparisons: [ClassComparison]) -> Bool {
        guard let awaited, awaited.request == request else { return false }
        self.comparisons = comparisons
        comparedClips = awaited.clips
        self.awaited = nil
        return true
    }

    /// Forgets comparisons: the classes are others now.
    mutating func forgetComparisons() {
        comparisons = []
        comparedClips = 0
        awaited = nil
    }

    /// How far the measuring is, in a few words.
    var remark: String {
        switch progress {
        case .none: "not measured"
        case .measuring: "\(Format.count(table.measured)) of \(Format.counted(table.clips, "clip")) measured"
        case .complete: Format.counted(table.clips, "clip")
        }
    }
}
