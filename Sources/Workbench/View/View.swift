package import TextCanvas

/// The picture of a state. Pure: the same state gives the same picture.
///
/// - Parameter isMoving: whether the selection is on its way, as while a key is held: what previews it then stays on the
///   screen as it is, which costs nothing to draw and little to send.
package func view(_ state: WorkbenchState, isMoving: Bool = false) -> Canvas {
    var canvas = Canvas(width: state.width, height: state.height, appearance: state.appearance)
    if state.isTooSmall {
        TooSmallView(state: state).draw(on: &canvas)
        return canvas
    }
    HeaderView(state: state).draw(in: canvas.bounds.row(0), on: &canvas)
    let area = state.screenArea
    switch state.screen {
    case .clips: ClipsView(state: state, isMoving: isMoving).draw(in: area, on: &canvas)
    case .classes: ClassesView(state: state).draw(in: area, on: &canvas)
    case .train: TrainView(state: state).draw(in: area, on: &canvas)
    case .evaluate: EvaluateView(state: state).draw(in: area, on: &canvas)
    case .classify: ClassifyView(state: state).draw(in: area, on: &canvas)
    case .runs: RunsView(state: state).draw(in: area, on: &canvas)
    }
    if state.showsTour { TourView(state: state).draw(in: area, on: &canvas) }
    for overlay in state.overlays { OverlayView(overlay: overlay, state: state).draw(in: area, on: &canvas) }
    FooterView(state: state).draw(in: canvas.bounds.row(state.height - 1), on: &canvas)
    return canvas
}
