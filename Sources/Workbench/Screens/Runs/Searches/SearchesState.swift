package import Recognition

/// What the Runs screen remembers of searches for recipes.
package struct SearchesState: Sendable {
    /// Whether searches are shown in place of runs.
    package internal(set) var isShown = false
    /// Whether the trials are shown as lines through the values that they tried.
    package internal(set) var showsAxes = false
    /// The searches on disk, newest first.
    package private(set) var all: [SearchSummary] = []
    /// Whether the list was read at least once.
    package private(set) var isRead = false
    /// The lists that are on their way: a search that runs brings one after the other.
    package internal(set) var awaited: Request?
    /// The selected search.
    package internal(set) var cursor = ListCursor()
    /// The selected trial of it, among those from the best to the worst.
    package internal(set) var trialCursor = ListCursor()

    /// No searches known yet.
    package init() {}

    /// The selected search.
    package var selected: SearchSummary? { all.indices.contains(cursor.selection) ? all[cursor.selection] : nil }

    /// Whether a search goes on, in this process or another.
    package var isAnyRunning: Bool { all.contains { $0.state == .running } }

    /// Takes up a list of searches; the selected one stays selected.
    mutating func take(_ searches: [SearchSummary], height: Int) {
        let path = selected?.path
        all = searches
        isRead = true
        let row = path.flatMap { path in all.firstIndex { $0.path == path } } ?? cursor.selection
        cursor.select(row, total: all.count, height: height)
    }
}
