package import Corpora
import Recognition

/// The clips of a corpus by column, so that filtering and sorting a hundred thousand of them takes a frame.
package struct ClipTable: Sendable {
    /// The clips, in the corpus' order.
    package let clips: [Clip]
    /// Position among `Emotion.allCases` of each clip's emotion.
    let emotions: [UInt8]
    /// Whether each clip's speaker is female.
    let isFemale: [Bool]
    /// Position among `speakerNames` of each clip's speaker.
    let speakers: [Int32]
    /// The speakers in ascending order.
    let speakerNames: [String]
    /// Lengths in seconds.
    let seconds: [Float]
    /// The kind of the problem that the scan found with a clip that can still be used.
    let problems: [CorpusProblem.Kind?]
    /// Lower-case text of each clip, one after the other: path, emotion, sex, statement.
    let text: [UInt8]
    /// Where each clip's text begins in `text`; one more entry closes the last.
    let textStarts: [Int]
    /// Whether each clip is marked.
    private(set) var isMarked: [Bool]
    /// What a run takes each clip for, where its predictions were read.
    private(set) var predictions = ClipPredictions()
    /// The lower-case notes of the clips that have one, by position.
    private(set) var notes: [Int: [UInt8]] = [:]

    /// No clips.
    package init() { self.init(Corpus(root: "", clips: [])) }

    /// The clips of a corpus.
    package init(_ corpus: Corpus) {
        clips = corpus.clips
        speakerNames = corpus.speakers.map(\.id)
        let columns = ClipTableColumns(of: clips, speakerNames: speakerNames)
        emotions = columns.emotions
        isFemale = columns.isFemale
        speakers = columns.speakers
        seconds = columns.seconds
        text = columns.text
        textStarts = columns.textStarts
        let byPath = Dictionary(corpus.problems.map { ($0.path, $0.kind) }) { first, _ in first }
        problems = byPath.isEmpty ? Array(repeating: nil, count: clips.count) : clips.map { byPath[$0.id] }
        isMarked = Array(repeating: false, count: clips.count)
    }

    /// Takes up marks and notes.
    mutating func take(_ marks: ClipMarks) {
        isMarked =
            marks.marked.isEmpty
            ? Array(repeating: false, count: clips.count) : clips.map { marks.marked.contains($0.id) }
        notes = [:]
        guard !marks.notes.isEmpty else { return }
        for (position, clip) in clips.enumerated() {
            if let note = marks.notes[clip.id] { notes[position] = Array(note.lowercased().utf8) }
        }
    }

    /// Takes up what a run predicts.
    mutating func take(_ evaluation: Evaluation) { predictions = ClipPredictions(evaluation, of: clips) }

    /// Positions of all clips in an order; equal ones keep the corpus' order.
    package func sorted(by sort: ClipSort) -> [Int32] {
        let rows = Array(Int32(0)..<Int32(clips.count))
        let keys = sortKeys(of: sort.column)
        guard !keys.isEmpty else { return sort.isDescending ? rows.reversed() : rows }
        return rows.sorted { first, second in
            let (left, right) = (keys[Int(first)], keys[Int(second)])
            if left != right { return sort.isDescending ? left > right : left < right }
            return first < second
        }
    }

    /// A number a clip that orders the column; none for the column in which the corpus is ordered anyway.
    private func sortKeys(of column: ClipColumn) -> [Float] {
        switch column {
        case .file: []
        case .emotion: emotions.map(Float.init)
        case .sex: isFemale.map { $0 ? 0 : 1 }
        case .speaker: speakers.map(Float.init)
        case .statement: clips.map { Float($0.statement) }
        case .intensity: clips.map { $0.intensity == .normal ? 0 : 1 }
        case .repetition: clips.map { Float($0.repetition) }
        case .seconds: seconds
        case .problem: problems.map { $0 == nil ? 1 : 0 }
        case .mark: isMarked.map { $0 ? 0 : 1 }
        case .note: clips.indices.map { notes[$0] == nil ? 1 : 0 }
        case .predicted: clips.indices.map { predictions[$0].map { Float($0.predicted) } ?? .greatestFiniteMagnitude }
        }
    }
}
