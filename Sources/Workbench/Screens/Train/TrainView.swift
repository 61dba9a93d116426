import TextCanvas

/// The Train screen: the recipe at the left, the training at the right.
struct TrainView {
    let state: WorkbenchState

    /// Draws into the given place and nowhere else.
    func draw(in area: Rect, on canvas: inout Canvas) {
        let layout = TrainLayout(in: area, focused: state.focusedPane, share: state.mouse.shares[.train])
        if !layout.form.isEmpty {
            RecipeFormView(
                form: state.train.form, layout: layout, isFocused: state.focusedPane == .trainForm
            ).draw(on: &canvas)
        }
        guard !layout.curves.isEmpty else { return }
        let isFocused = state.focusedPane == .trainCurves
        if state.train.showsNetwork, let network = state.train.network {
            let inside = canvas.box(
                layout.curves, title: "Network", remark: state.train.form.recipe.name, isFocused: isFocused)
            NetworkView(summary: network).draw(in: inside, on: &canvas)
        } else if let session = state.train.session {
            SessionView(
                session: session, curves: state.train.curves, waiting: state.train.queue.names, isFocused: isFocused
            ).draw(in: layout.curves, on: &canvas)
        } else {
            RecipeOverview(train: state.train, runs: state.runs, isFocused: isFocused)
                .draw(in: layout.curves, on: &canvas)
        }
    }
}
