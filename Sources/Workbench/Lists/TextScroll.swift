/// How far a text that is only read is scrolled; it selects nothing.
package struct TextScroll: Hashable, Sendable {
    /// The first line in sight.
    package private(set) var offset = 0

    /// At the top.
    package init() {}

    /// Scrolls, never past the last line.
    ///
    /// - Parameter total: lines in all; `height`: lines in sight.
    package mutating func move(_ motion: Motion, total: Int, height: Int) {
        let page = max(1, height)
        switch motion {
        case .up: offset -= 1
        case .down: offset += 1
        case .pageUp: offset -= page
        case .pageDown: offset += page
        case .halfPageUp: offset -= max(1, page / 2)
        case .halfPageDown: offset += max(1, page / 2)
        case .first: offset = 0
        case .last: offset = total
        case .left, .right: break
        }
        offset = visibleLines(total: total, height: height).lowerBound
    }

    /// The lines in sight.
    package func visibleLines(total: Int, height: Int) -> Range<Int> {
        let height = max(0, height)
        let first = max(0, min(offset, total - height))
        return first..<min(total, first + height)
    }
}
