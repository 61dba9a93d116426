package import Recognition

/// What the Runs screen remembers.
package struct RunsState: Sendable {
    /// The runs on disk, newest first.
    package private(set) var all: [RunSummary] = []
    /// Whether the list was read at least once.
    package private(set) var isRead = false
    /// The list that is on its way.
    package var awaited: Request?
    /// The runs in sight, in the order of the sort: positions in `all`.
    package private(set) var rows: [Int] = []
    /// The order.
    package private(set) var sort = RunSort.newest
    /// The filter as typed: words that all have to occur.
    package private(set) var filter = ""
    /// The selected row.
    package var cursor = ListCursor()
    /// The run that Evaluate and Classify show; nil takes the newest that is finished.
    package var chosen: String?
    /// Runs whose curves are laid over each other, in the order in which they were marked.
    package private(set) var marked: [String] = []
    /// Training and validation of each epoch, of the runs whose history was read.
    package private(set) var histories: [String: [MetricRow]] = [:]
    /// What the detail shows.
    package var look = RunsLook.curves
    /// Two runs that are compared.
    package var pair = Inquiry<RunPair>()
    /// The directories of both.
    package var pairPaths: [String] = []
    /// The cell that both of their matrices point at.
    package var comparedCell = EvaluateState.Cell()
    /// The history that is on its way, and whose it is.
    package var awaitedHistory: (request: Request, run: String)?

    /// Searches for recipes, which can be shown in place of runs.
    package internal(set) var searches = SearchesState()

    /// No runs known yet.
    package init() {}

    /// The newest run that can be gone on with.
    package var newestInterrupted: RunSummary? { all.first { $0.state == .interrupted } }

    /// The newest run with a result.
    package var newestFinished: RunSummary? { all.first { $0.state == .finished } }

    /// The selected run.
    package var selected: RunSummary? { run(at: cursor.selection) }

    /// The run in a row.
    package func run(at row: Int) -> RunSummary? { rows.indices.contains(row) ? all[rows[row]] : nil }

    /// Takes up a list of runs; the selected one stays selected.
    mutating func take(_ runs: [RunSummary], height: Int) {
        let path = selected?.path
        all = runs
        isRead = true
        let known = Set(runs.map(\.path))
        marked.removeAll { !known.contains($0) }
        if let run = chosen, !known.contains(run) { chosen = nil }
        // What has not ended may have learnt more meanwhile.
        let settled = Set(runs.filter { $0.state == .finished }.map(\.path))
        histories = histories.filter { settled.contains($0.key) }
        arrange(selecting: path, height: height)
    }

    /// Sorts by the next key.
    mutating func sortNext(height: Int) {
        let path = selected?.path
        sort = sort.next
        arrange(selecting: path, height: height)
    }

    /// Shows only runs in whose name, recipe, protocol, corpus and state all words occur.
    mutating func setFilter(_ text: String, height: Int) {
        let path = selected?.path
        filter = text
        arrange(selecting: path, height: height)
    }

    /// Marks a run, or takes its mark away.
    mutating func toggleMark(_ path: String) {
        if let index = marked.firstIndex(of: path) { marked.remove(at: index) } else { marked.append(path) }
    }

    /// Keeps a history that was read.
    mutating func take(_ history: [MetricRow], of run: String) { histories[run] = history }

    private mutating func arrange(selecting path: String?, height: Int) {
        let words = filter.lowercased().split(separator: " ")
        rows = all.indices.filter { index in
            let text = all[index].searchedText
            return words.allSatisfy { text.contains($0) }
        }
        if sort != .newest {
            rows.sort { first, second in
                let (left, right) = (sort.key(of: all[first]), sort.key(of: all[second]))
                return left == right ? first < second : left > right
            }
        }
        let row = path.flatMap { path in rows.firstIndex { all[$0].path == path } } ?? cursor.selection
        cursor.select(row, total: rows.count, height: height)
    }
}

/// The orders of the list of runs.
package enum RunSort: CaseIterable, Hashable, Sendable {
    /// Newest first, as they lie on disk.
    case newest
    /// The best UAR first; leaking results among the others, since each says what it is.
    case uar
    /// The best accuracy first.
    case accuracy
    /// The longest first.
    case duration

    /// The next one, round and round.
    var next: RunSort {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }

    /// What runs are ordered by, the greatest first.
    func key(of run: RunSummary) -> Double {
        switch self {
        case .newest: run.started
        case .uar: run.uar ?? -1
        case .accuracy: run.accuracy ?? -1
        case .duration: run.seconds
        }
    }
}

extension RunSummary {
    fileprivate var searchedText: String {
        [name, recipe, protocolText, corpus, state.rawValue].joined(separator: " ").lowercased()
    }
}
