import TextCanvas

/// The bottom row: what is being typed, or the newest message, or the keys of where one is.
struct FooterView {
    let state: WorkbenchState

    /// Draws into the given row.
    func draw(in row: Rect, on canvas: inout Canvas) {
        if case .prompt(let prompt) = state.overlays.last {
            PromptView(prompt: prompt, state: state).draw(in: row, on: &canvas)
        } else if let notice = state.notices.shown {
            draw(notice, in: row, on: &canvas)
        } else {
            drawKeys(in: row, on: &canvas)
        }
    }

    /// A message with a sign, since colours may be missing.
    private func draw(_ notice: Notice, in row: Rect, on canvas: inout Canvas) {
        let sign: Unicode.Scalar
        let role: Role
        switch notice.weight {
        case .done: (sign, role) = (canvas.glyphs.check, .good)
        case .warning: (sign, role) = (canvas.glyphs.warning, .warning)
        case .error: (sign, role) = (canvas.glyphs.cross, .error)
        }
        canvas.write(" \(sign) \(notice.text)", in: row, as: role)
    }

    /// The keys of where one is, and those that hold everywhere.
    private func drawKeys(in row: Rect, on canvas: inout Canvas) {
        var room = row
        if let count = state.count.value {
            let used = canvas.write(" \(count) ", x: row.x, y: row.y, as: .input)
            room = row.inset(left: used)
        }
        // What holds everywhere is kept at the right; the keys of where one is take what is left.
        let global = hints(in: [.global])
        let local = hints(in: state.keyScopes.filter { $0 != .global })
        let globalWidth = global.reduce(0) { $0 + $1.key.columns + $1.help.columns + 3 }
        let (left, right) = room.splitRight(local.isEmpty ? room.width : min(globalWidth, room.width / 2))
        canvas.writeKeys(state.overlays.isEmpty ? global : [], in: right)
        canvas.writeKeys(local, in: state.overlays.isEmpty ? left : room)
    }

    /// Keys that have a word for the footer.
    private func hints(in scopes: [KeyScope]) -> [(key: String, help: String)] {
        let bindings = scopes.flatMap { state.keyMap.bindings(in: $0) }
        let leading = bindings.filter { state.leadsFooter($0.command) }
        return (leading + bindings.filter { !state.leadsFooter($0.command) }).compactMap { binding in
            guard let hint = state.hint(of: binding), let key = binding.keys.first else { return nil }
            return (key.description, hint)
        }
    }
}
