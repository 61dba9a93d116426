import TextCanvas

/// The Classes screen.
struct ClassesView {
    let state: WorkbenchState

    func draw(in area: Rect, on canvas: inout Canvas) {
        canvas.box(area, title: "Classes", isFocused: true)
    }
}
