import Recognition
import TextCanvas

/// What would be trained: the protocol in plain words, what differs from the recipe, how to go on, and the network.
struct RecipeOverview {
    let train: TrainState
    let runs: RunsState
    let isFocused: Bool

    /// Draws into the given place and nowhere else.
    func draw(in area: Rect, on canvas: inout Canvas) {
        let inside = canvas.box(area, title: "Training", isFocused: isFocused).inset(left: 1, right: 1)
        var row = 0
        func say(_ text: String, _ role: Role, _ canvas: inout Canvas) {
            row += canvas.writeWrapped(text, in: inside.inset(top: row), as: role)
        }
        say("No training runs. s starts one with the recipe as it stands at the left.", .text, &canvas)
        row += 1
        say("What is measured", .title, &canvas)
        switch train.statement {
        case .possible(let text, let leaks): say(text, leaks ? .error : .good, &canvas)
        case .impossible(let reason): say(reason, .error, &canvas)
        case nil: say("no corpus is open yet", .muted, &canvas)
        }
        let differences = train.form.recipe.differences(from: train.form.base)
        if !differences.isEmpty {
            row += 1
            say("What differs from \(train.form.base.name)", .title, &canvas)
            for difference in differences {
                say(
                    "\(difference.key.path): \(difference.own.text) instead of \(difference.other.text)", .warning,
                    &canvas)
            }
        }
        defer { drawNetwork(in: inside.inset(top: row + 1), on: &canvas) }
        if let run = runs.newestInterrupted {
            row += 1
            say("Interrupted", .title, &canvas)
            let epochs = "\(Format.count(run.epochs)) of \(Format.counted(run.totalEpochs, "epoch"))"
            say("\(run.name), \(epochs): r resumes it", .text, &canvas)
        }
    }
    /// The network, where there is room for all of it; n shows it alone.
    private func drawNetwork(in area: Rect, on canvas: inout Canvas) {
        guard let network = train.network else { return }
        guard area.height > NetworkView.rows(of: network) else {
            if case .possible(let layout) = network, !area.isEmpty {
                canvas.writeWrapped(
                    "\(Format.counted(layout.rows.count, "layer")), "
                        + "\(Format.counted(layout.parameterCount, "parameter")): n lists them",
                    in: area, as: .muted)
            }
            return
        }
        let (head, body) = area.splitTop(1)
        canvas.write("The network", in: head, as: .title)
        NetworkView(summary: network).draw(
            in: Rect(x: body.x - 1, y: body.y, width: body.width + 1, height: body.height), on: &canvas)
    }
}
