import TextCanvas

/// The Runs screen.
struct RunsView {
    let state: WorkbenchState

    func draw(in area: Rect, on canvas: inout Canvas) {
        canvas.box(area, title: "Runs", isFocused: true)
    }
}
