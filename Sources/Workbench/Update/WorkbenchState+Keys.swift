extension WorkbenchState {
    /// Turns a key into a command or into typed text.
    mutating func take(_ key: Key) -> [Effect] {
        notices.clearShown()
        showsTour = false
        mouse.lastPress = nil
        if isTooSmall && overlays.isEmpty { return takeWhenTooSmall(key) }
        if overlays.isEmpty && count.take(key) { return [] }
        if case .dialog(let dialog) = overlays.last, let typed = key.typed,
            let choice = dialog.choices.first(where: { $0.key == typed })
        {
            overlays.removeLast()
            return answer(choice.answer)
        }
        if let command = keyMap.command(for: key, in: keyScopes) { return perform(command, count: count.use()) }
        _ = count.use()
        if let typed = key.typed { return type(String(typed)) }
        return []
    }

    /// Pasted text goes where text is typed, and nowhere else: it must never act as keys.
    mutating func paste(_ text: String) -> [Effect] { type(text) }

    /// In a window too small to draw in, only leaving works.
    private mutating func takeWhenTooSmall(_ key: Key) -> [Effect] {
        switch keyMap.command(for: key, in: [.global]) {
        case .global(.back), .global(.quit): requestQuit()
        case .global(.suspend): [.suspend]
        default: []
        }
    }
}
