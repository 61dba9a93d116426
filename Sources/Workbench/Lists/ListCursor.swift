/// The selected row of a list and the first row in sight.
///
/// It knows neither the rows nor their number, so moving costs the same in a list of ten and of a million.
package struct ListCursor: Hashable, Sendable {
    /// The selected row, 0 in an empty list.
    package private(set) var selection: Int = 0
    /// The first row in sight.
    package private(set) var offset: Int = 0

    /// A cursor at the first row.
    package init() {}

    /// Moves the selection; the list scrolls no more than it must.
    ///
    /// - Parameter count: repeats a step, or names the row (from 1) that `first` and `last` go to.
    /// - Parameter total: rows in the list; `height`: rows in sight.
    package mutating func move(_ motion: Motion, count: Int?, total: Int, height: Int) {
        let page = max(1, height)
        let times = max(1, count ?? 1)
        switch motion {
        case .up: select(selection - times, total: total, height: height)
        case .down: select(selection + times, total: total, height: height)
        case .pageUp: scroll(by: -(page - 1) * times, total: total, height: height)
        case .pageDown: scroll(by: (page - 1) * times, total: total, height: height)
        case .halfPageUp: scroll(by: -max(1, page / 2) * times, total: total, height: height)
        case .halfPageDown: scroll(by: max(1, page / 2) * times, total: total, height: height)
        case .first: select((count ?? 1) - 1, total: total, height: height)
        case .last: select((count ?? total) - 1, total: total, height: height)
        case .left, .right: break
        }
    }

    /// Selects a row, brought into range, and scrolls just enough to show it.
    package mutating func select(_ row: Int, total: Int, height: Int) {
        selection = min(max(0, row), max(0, total - 1))
        show(total: total, height: height)
    }

    /// The rows in sight of a list of `total` rows and a pane of `height` rows, with the selection among them.
    package func visibleRows(total: Int, height: Int) -> Range<Int> {
        var shown = self
        shown.select(selection, total: total, height: height)
        return shown.offset..<min(total, shown.offset + max(0, height))
    }

    /// A page moves what is in sight and the selection alike, so that the eye keeps its place.
    private mutating func scroll(by rows: Int, total: Int, height: Int) {
        offset += rows
        select(selection + rows, total: total, height: height)
    }

    /// Scrolls no more than the selection needs, and never past the end, so that a grown window is filled.
    private mutating func show(total: Int, height: Int) {
        let height = max(1, height)
        offset = min(offset, selection)
        offset = max(offset, selection - height + 1)
        offset = max(0, min(offset, total - height))
    }
}
