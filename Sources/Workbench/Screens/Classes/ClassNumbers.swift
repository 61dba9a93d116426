package import Recognition
import TextCanvas

/// How the classes are compared by one number of the voice: which one, in which order the others stand, and how.
package struct ClassNumbers: Hashable, Sendable {
    /// The order of the list of numbers.
    package enum Order: String, CaseIterable, Codable, Hashable, Sendable {
        /// What tells the classes apart best first.
        case effect
        /// By name.
        case name
        /// As tables have them: what belongs together stands together.
        case table
    }

    /// The order of the list.
    package private(set) var order = Order.effect
    /// The part of a name by which numbers are found.
    package private(set) var searched = ""
    /// Whether distributions are drawn as ridges, not as boxes.
    package var showsRidges = false
    /// The selected number, its place in `VoiceNumber.all`; nil takes the first of the list.
    package private(set) var selected: Int?
    /// The selected row.
    package private(set) var cursor = ListCursor()

    /// By effect, as boxes.
    package init() {}

    /// The numbers that are found, in the order chosen.
    ///
    /// - Parameter comparisons: of all numbers, the greatest effect first.
    package func rows(of comparisons: [ClassComparison]) -> [ClassComparison] {
        let wanted = searched.lowercased()
        let found =
            wanted.isEmpty
            ? comparisons
            : comparisons.filter { FuzzyMatch.score(of: wanted, in: VoiceNumber.all[$0.number].name) != nil }
        switch order {
        case .effect: return found
        case .name: return found.sorted { VoiceNumber.all[$0.number].name < VoiceNumber.all[$1.number].name }
        case .table: return found.sorted { $0.number < $1.number }
        }
    }

    /// The comparison by the selected number.
    package func shown(of comparisons: [ClassComparison]) -> ClassComparison? {
        let rows = rows(of: comparisons)
        return rows.indices.contains(cursor.selection) ? rows[cursor.selection] : nil
    }

    /// Takes up what was chosen before.
    mutating func restore(order: Order, showsRidges: Bool, number: String?) {
        self.order = order
        self.showsRidges = showsRidges
        selected = number.flatMap(VoiceNumber.index(of:))
    }

    /// Takes the next order; the selected number stays.
    mutating func nextOrder(_ comparisons: [ClassComparison], height: Int) {
        let next = (Order.allCases.firstIndex(of: order) ?? 0) + 1
        order = Order.allCases[next % Order.allCases.count]
        keepSelection(among: comparisons, height: height)
    }

    /// Finds numbers by a part of their names.
    mutating func search(_ text: String, _ comparisons: [ClassComparison], height: Int) {
        searched = text
        keepSelection(among: comparisons, height: height)
    }

    /// Moves the selection.
    mutating func move(_ motion: Motion, count: Int?, _ comparisons: [ClassComparison], height: Int) {
        let rows = rows(of: comparisons)
        cursor.move(motion, count: count, total: rows.count, height: height)
        if rows.indices.contains(cursor.selection) { selected = rows[cursor.selection].number }
    }

    /// The selected number stays selected where it is still in the list; the first one is where none was chosen.
    mutating func keepSelection(among comparisons: [ClassComparison], height: Int) {
        let rows = rows(of: comparisons)
        let row = selected.flatMap { number in rows.firstIndex { $0.number == number } } ?? 0
        cursor.select(row, total: rows.count, height: height)
    }
}
