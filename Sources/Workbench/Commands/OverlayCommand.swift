/// Commands of whatever lies over the screen: lists to choose from, fields to type in, dialogs to answer.
package enum OverlayCommand: String, CommandGroup {
    case accept, close, next, previous, pageDown, pageUp, first, last
    case complete, deleteBackward, deleteForward, deleteWord, deleteToStart
    case cursorLeft, cursorRight, cursorStart, cursorEnd

    /// What the command does, in one line for help and palette.
    package var help: String {
        switch self {
        case .accept: "Take the choice or the text"
        case .close: "Close without taking it"
        case .next: "Go to the next line or choice"
        case .previous: "Go to the previous line or choice"
        case .pageDown: "Go down a page"
        case .pageUp: "Go up a page"
        case .first: "Go to the first line"
        case .last: "Go to the last line"
        case .complete: "Complete what is typed"
        case .deleteBackward: "Delete the character before the cursor"
        case .deleteForward: "Delete the character under the cursor"
        case .deleteWord: "Delete the word before the cursor"
        case .deleteToStart: "Delete all before the cursor"
        case .cursorLeft: "Move the cursor left"
        case .cursorRight: "Move the cursor right"
        case .cursorStart: "Move the cursor to the start"
        case .cursorEnd: "Move the cursor to the end"
        }
    }

    /// The keys that give these commands, as they are without a configuration.
    static let bindings: [KeyBinding] =
        OverlayKind.allCases.flatMap { kind in kind.takesText ? fieldBindings(kind) : listBindings(kind) }

    /// Keys of overlays whose lines are chosen or read: letters are commands here.
    private static func listBindings(_ kind: OverlayKind) -> [KeyBinding] {
        let scope = KeyScope.overlay(kind)
        return [
            KeyBinding([.enter], .overlay(.accept), in: scope, hint: "take"),
            KeyBinding([.escape, .character("q"), .control("c")], .overlay(.close), in: scope, hint: "close"),
            KeyBinding([.character("j"), .down, .tab], .overlay(.next), in: scope, hint: "down"),
            KeyBinding([.character("k"), .up, .backTab], .overlay(.previous), in: scope, hint: "up"),
            KeyBinding([.pageDown, .control("d"), .space], .overlay(.pageDown), in: scope),
            KeyBinding([.pageUp, .control("u")], .overlay(.pageUp), in: scope),
            KeyBinding([.character("g"), .home], .overlay(.first), in: scope),
            KeyBinding([.character("G"), .end], .overlay(.last), in: scope),
        ]
    }

    /// Keys of overlays with a field: letters are typed, so commands are the control keys of a shell.
    private static func fieldBindings(_ kind: OverlayKind) -> [KeyBinding] {
        let scope = KeyScope.overlay(kind)
        return [
            KeyBinding([.enter], .overlay(.accept), in: scope, hint: "take"),
            KeyBinding([.escape, .control("c")], .overlay(.close), in: scope, hint: "cancel"),
            KeyBinding([.tab], .overlay(.complete), in: scope, hint: "complete"),
            KeyBinding([.down, .control("n")], .overlay(.next), in: scope),
            KeyBinding([.up, .control("p")], .overlay(.previous), in: scope),
            KeyBinding([.pageDown], .overlay(.pageDown), in: scope),
            KeyBinding([.pageUp], .overlay(.pageUp), in: scope),
            KeyBinding([.backspace, .control("h")], .overlay(.deleteBackward), in: scope),
            KeyBinding([.delete, .control("d")], .overlay(.deleteForward), in: scope),
            KeyBinding([.control("w")], .overlay(.deleteWord), in: scope),
            KeyBinding([.control("u")], .overlay(.deleteToStart), in: scope),
            KeyBinding([.left, .control("b")], .overlay(.cursorLeft), in: scope),
            KeyBinding([.right, .control("f")], .overlay(.cursorRight), in: scope),
            KeyBinding([.home, .control("a")], .overlay(.cursorStart), in: scope),
            KeyBinding([.end, .control("e")], .overlay(.cursorEnd), in: scope),
        ]
    }
}
