package import Corpora
import Recognition

/// What the Clips screen remembers.
package struct ClipsState: Sendable {
    /// The clips of the corpus by column.
    package private(set) var table = ClipTable()
    /// All rows in the order of the sort.
    private var order: [Int32] = []
    /// The rows that the filter lets through, in order; positions in `table.clips`.
    package private(set) var rows: [Int32] = []
    /// Tests of clips that the last filtering took.
    package private(set) var filterTests = 0
    /// The order.
    package private(set) var sort = ClipSort()
    /// The filter that is at work.
    package private(set) var query = ClipQuery.everything
    /// The filter as typed.
    package private(set) var queryText = ""
    /// Clips that another screen asks to see alone, such as those of a cell of a confusion matrix.
    package private(set) var subset: ClipSubset?

    /// The clip that was selected before a filter hid it, and the one selected in its stead: it comes back when it passes
    /// again, as long as the user has not moved since.
    private var hidden: (wanted: Int32, instead: Int32?)?

    /// Marks and notes.
    package private(set) var marks = ClipMarks()
    /// What the last changes put an end to, newest last.
    package private(set) var earlier: [Earlier] = []
    /// How many changes can be taken back.
    static let undoCapacity = 100
    /// The run whose predictions the list knows, and the one whose are on their way.
    package private(set) var predictedBy: String?
    package var awaitedPredictions: (request: Request, run: String)?
    /// The marks that are on their way.
    package var awaitedMarks: Request?
    /// Columns that the user does not want to see.
    package var hiddenColumns: Set<ClipColumn> = []
    /// The selected row.
    package var cursor = ListCursor()
    /// The clips that stay in sight beside the selected one, in the order in which they were pinned.
    package internal(set) var pinned: [PinnedClip] = []
    /// A sound outside the corpus that is looked at in place of the selected clip.
    package internal(set) var guest: Clip?
    /// How the selected clip is shown.
    package var inspector = InspectorState()
    /// Analyses at hand and on their way.
    package var analyses = AnalysisCache()
    /// Voices at hand and on their way.
    package var voices = VoiceCache()
    /// The places of the selected clip's numbers among other clips, where their table is shown.
    package var standing: VoiceStanding?

    /// No clips yet.
    package init() {}

    /// The selected clip.
    package var selected: Clip? { clip(at: cursor.selection) }

    /// The clip that the inspector shows: the selected one, unless a sound outside the corpus was asked for.
    package var shown: Clip? { guest ?? selected }

    /// The seconds that the time axis spans: of clips beside each other the longest one's.
    package var seconds: Double { max(shown?.seconds ?? 0, pinned.map(\.clip.seconds).max() ?? 0) }

    /// The clip in a row of the list.
    package func clip(at row: Int) -> Clip? { rows.indices.contains(row) ? table.clips[Int(rows[row])] : nil }

    /// The problem that the scan found with the clip in a row.
    package func problem(at row: Int) -> CorpusProblem.Kind? {
        rows.indices.contains(row) ? table.problems[Int(rows[row])] : nil
    }

    /// Takes up the clips of a corpus; filter and order stay, the selection starts anew.
    mutating func open(_ corpus: Corpus) {
        table = ClipTable(corpus)
        analyses = AnalysisCache()
        voices = VoiceCache()
        standing = nil
        marks = ClipMarks()
        earlier = []
        pinned = []
        subset = nil
        predictedBy = nil
        awaitedPredictions = nil
        hidden = nil
        rows = []
        cursor = ListCursor()
        order = table.sorted(by: sort)
        refilter(height: 1)
    }

    /// Sorts; the selected clip stays selected.
    mutating func setSort(_ next: ClipSort, height: Int) {
        guest = nil
        sort = next
        order = table.sorted(by: sort)
        refilter(height: height)
    }

    /// Something as it was before a change.
    package enum Earlier: Hashable, Sendable {
        /// Marks and notes.
        case marks(ClipMarks)
        /// The text of the filter.
        case filter(String)
    }

    /// Remembers how something was before a change.
    mutating func remember(_ before: Earlier) {
        earlier.append(before)
        if earlier.count > Self.undoCapacity { earlier.removeFirst() }
    }

    /// What the last change put an end to; it is forgotten.
    mutating func recall() -> Earlier? { earlier.popLast() }

    /// Forgets all changes but one.
    mutating func forgetChanges(but before: Earlier?) { earlier = before.map { [$0] } ?? [] }

    /// Takes up marks and notes; the selected clip stays selected where it still passes.
    mutating func setMarks(_ next: ClipMarks, height: Int) {
        marks = next
        table.take(next)
        if sort.column == .mark || sort.column == .note { order = table.sorted(by: sort) }
        refilter(height: height)
    }

    /// Takes up what a run predicts; a filter that asks for it is worked out anew.
    mutating func setPredictions(_ evaluation: Evaluation, by run: String, height: Int) {
        predictedBy = run
        table.take(evaluation)
        if sort.column == .predicted { order = table.sorted(by: sort) }
        refilter(height: height)
    }

    /// Filters; the selected clip stays selected where it passes.
    mutating func setQuery(_ next: ClipQuery, text: String, height: Int) {
        guest = nil
        query = next
        queryText = text
        refilter(height: height)
    }

    /// Shows only some clips, or all of them again.
    mutating func setSubset(_ next: ClipSubset?, height: Int) {
        guest = nil
        subset = next
        refilter(height: height)
        if next != nil { cursor.select(0, total: rows.count, height: height) }
    }

    /// Selects a clip by its path. Returns whether it is in the list.
    mutating func select(_ id: String, height: Int) -> Bool {
        guest = nil
        guard let row = rows.firstIndex(where: { table.clips[Int($0)].id == id }) else { return false }
        cursor.select(row, total: rows.count, height: height)
        return true
    }

    /// Works out the rows anew; the selected clip stays selected where it is still among them.
    private mutating func refilter(height: Int) {
        let selected = selectedPosition
        let wanted = hidden.flatMap { $0.instead == selected ? $0.wanted : nil } ?? selected
        let base = subset.map { subset in order.filter { subset.clips.contains(table.clips[Int($0)].id) } } ?? order
        (rows, filterTests) = query.matches(of: table, in: base)
        let row = wanted.flatMap { rows.firstIndex(of: $0) }
        cursor.select(row ?? 0, total: rows.count, height: height)
        hidden = row == nil ? wanted.map { ($0, selectedPosition) } : nil
    }

    /// The selected clip's position in `table.clips`.
    var selectedPosition: Int32? { rows.indices.contains(cursor.selection) ? rows[cursor.selection] : nil }
}

/// Some clips and what they have in common, as one line says it.
package struct ClipSubset: Hashable, Sendable {
    /// What the clips have in common.
    package let title: String
    /// Paths relative to the corpus.
    package let clips: Set<String>

    /// Clips under a title.
    package init(title: String, clips: Set<String>) {
        self.title = title
        self.clips = clips
    }
}
