import TextCanvas

/// Six lines of advice for whoever opens the workbench for the first time. They take no key: the next one is obeyed and
/// puts them away.
struct TourView {
    let state: WorkbenchState

    /// Draws over the lower edge of an area.
    func draw(in area: Rect, on canvas: inout Canvas) {
        let lines = Self.lines(of: state)
        let width = min(area.width, (lines.map(\.columns).max() ?? 0) + 4)
        let place = area.splitBottom(min(area.height, lines.count + 2)).bottom
        let inside = canvas.dialog(title: "First steps", width: width, height: place.height, over: place)
        for (offset, line) in lines.enumerated() { canvas.write(line, in: inside.row(offset)) }
    }

    /// The lines, with the keys as they are now.
    static func lines(of state: WorkbenchState) -> [String] {
        func key(_ command: Command) -> String { state.keyName(command) }
        return [
            "\(key(.motion(.down))) and \(key(.motion(.up))) go through the clips; the right side shows the one selected.",
            "\(key(.clips(.filter))) filters as you type: emotion=angry sex=f dur>3; tab completes.",
            "The numbers 1 to 6 show the screens; \(key(.global(.nextPane))) goes to the next pane.",
            "On screen 3 \(key(.train(.start))) starts a training; screen 4 shows what it got wrong.",
            "\(key(.global(.help))) lists the keys of where you are; \(key(.global(.palette))) finds every command by name.",
            "\(key(.global(.back))) goes back and in the end quits; :tour shows these lines again.",
        ]
    }
}
