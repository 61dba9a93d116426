import TextCanvas

/// The Classify screen.
struct ClassifyView {
    let state: WorkbenchState

    func draw(in area: Rect, on canvas: inout Canvas) {
        canvas.box(area, title: "Classify", isFocused: true)
    }
}
