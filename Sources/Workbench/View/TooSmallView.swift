import TextCanvas

/// What a terminal too small to work in shows: the size that is needed, or the question that is open.
struct TooSmallView {
    let state: WorkbenchState

    /// Draws what fits, from the top left corner.
    func draw(on canvas: inout Canvas) {
        canvas.writeWrapped(lines.joined(separator: "\n"), in: canvas.bounds)
    }

    /// A question must be answerable in any size, or a training could keep the program from being left.
    private var lines: [String] {
        if case .dialog(let dialog) = state.overlays.last {
            return [dialog.question, dialog.choices.map { "\($0.key) \($0.title)" }.joined(separator: ", ")]
        }
        let smallest = WorkbenchState.smallestSize
        let needed = "needs \(smallest.width)x\(smallest.height), has \(state.width)x\(state.height); q quits"
        return state.overlays.isEmpty ? [needed] : [needed + " after esc"]
    }
}
