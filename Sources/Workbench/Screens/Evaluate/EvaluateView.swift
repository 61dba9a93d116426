import TextCanvas

/// The Evaluate screen.
struct EvaluateView {
    let state: WorkbenchState

    func draw(in area: Rect, on canvas: inout Canvas) {
        canvas.box(area, title: "Evaluate", isFocused: true)
    }
}
