/// The motions that lists, tables, forms and plots share; a count repeats them.
package enum Motion: String, CommandGroup {
    /// Steps, pages, and the ends of a list.
    case up, down, left, right, pageUp, pageDown, halfPageUp, halfPageDown, first, last

    /// What the command does, in one line for help and palette.
    package var help: String {
        switch self {
        case .up: "Go up a row"
        case .down: "Go down a row"
        case .left: "Go left"
        case .right: "Go right"
        case .pageUp: "Go up a page"
        case .pageDown: "Go down a page"
        case .halfPageUp: "Go up half a page"
        case .halfPageDown: "Go down half a page"
        case .first: "Go to the first row, or to the row of the count"
        case .last: "Go to the last row, or to the row of the count"
        }
    }

    /// The keys that give these commands, as they are without a configuration.
    static let bindings: [KeyBinding] = [
        KeyBinding([.character("j"), .down], .motion(.down), in: .motion),
        KeyBinding([.character("k"), .up], .motion(.up), in: .motion),
        KeyBinding([.character("h"), .left], .motion(.left), in: .motion),
        KeyBinding([.character("l"), .right], .motion(.right), in: .motion),
        KeyBinding([.pageDown, .control("f")], .motion(.pageDown), in: .motion),
        KeyBinding([.pageUp, .control("b")], .motion(.pageUp), in: .motion),
        KeyBinding([.control("d")], .motion(.halfPageDown), in: .motion),
        KeyBinding([.control("u")], .motion(.halfPageUp), in: .motion),
        KeyBinding([.character("g"), .home], .motion(.first), in: .motion),
        KeyBinding([.character("G"), .end], .motion(.last), in: .motion),
    ]
}
