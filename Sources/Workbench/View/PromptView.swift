import TextCanvas

/// A line being typed, in the bottom row, with what it finds or what is wrong with it at the right.
struct PromptView {
    let prompt: Prompt
    let state: WorkbenchState

    /// Draws into the given row.
    func draw(in row: Rect, on canvas: inout Canvas) {
        canvas.fill(row, as: .input)
        let label = " \(prompt.title): "
        let used = canvas.write(label, x: row.x, y: row.y, room: row.width / 2, as: .key)
        let remark = remark
        if prompt.problem != nil, remark.text.columns + 2 > (row.width - used) / 2 + 8 {
            drawField(in: row.inset(left: used), on: &canvas)
            drawProblem(remark.text, above: row, on: &canvas)
            return
        }
        let remarkWidth = min(remark.text.columns + 2, max(0, (row.width - used) / 2 + 8))
        let (field, side) = row.inset(left: used).splitRight(remarkWidth)
        drawField(in: field, on: &canvas)
        drawCandidates(above: row, on: &canvas)
        canvas.write(remark.text, in: side.inset(left: 1, right: 1), align: .right, as: remark.role)
    }

    /// What is wrong, whole, in the rows above: what it says last is what to do.
    private func drawProblem(_ text: String, above row: Rect, on canvas: inout Canvas) {
        let lines = " \(canvas.glyphs.cross) \(text)".wrapped(to: max(1, row.width - 2)).suffix(row.y)
        for (index, line) in lines.enumerated() {
            let place = Rect(x: row.x, y: row.y - lines.count + index, width: row.width, height: 1)
            canvas.fill(place, as: .input)
            canvas.write((index == 0 ? "" : "  ") + line, in: place, as: .error)
        }
    }

    /// What the term before the cursor may become, in the row above: keys with what they take, or the words of a key.
    private func drawCandidates(above row: Rect, on canvas: inout Canvas) {
        guard prompt.purpose == .clipFilter, row.y > 0 else { return }
        let head = String(prompt.field.characters[..<prompt.field.cursor])
        let candidates = QueryCompletion(of: head, speakers: state.clips.table.speakerNames).candidates
        // A word that is complete and the only one needs no advice.
        guard candidates.count > 1 || candidates.first.map({ !head.hasSuffix($0) }) == true else { return }
        let line = Rect(x: row.x, y: row.y - 1, width: row.width, height: 1)
        canvas.fill(line, as: .input)
        let used = canvas.write(" tab: ", x: line.x, y: line.y, room: line.width, as: .key)
        let text = candidates.joined(separator: "  ").truncated(to: line.width - used - 1, glyphs: canvas.glyphs)
        canvas.write(text, in: line.inset(left: used), as: .input)
    }

    /// The part of the text around the cursor that has room.
    private func drawField(in area: Rect, on canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let characters = prompt.field.characters
        var start = 0
        func columns(_ range: Range<Int>) -> Int { String(characters[range]).columns }
        while start < prompt.field.cursor, columns(start..<prompt.field.cursor) >= area.width { start += 1 }
        canvas.write(String(characters[start...]), x: area.x, y: area.y, room: area.width, as: .input)
        canvas.cursor = Position(x: area.x + columns(start..<prompt.field.cursor), y: area.y)
    }

    /// What is wrong with the text, or how much it finds.
    private var remark: (text: String, role: Role) {
        if let problem = prompt.problem { return (problem, .error) }
        switch prompt.purpose {
        case .clipFilter:
            return ("\(Format.count(state.clips.rows.count)) of \(Format.count(state.clips.table.clips.count))", .good)
        case .recipeSearch: return (Format.counted(state.train.form.rows.count, "option"), .good)
        case .numberSearch:
            let rows = state.classes.numbers.rows(of: state.numbers.comparisons)
            return (Format.counted(rows.count, "number"), .good)
        // Which paths go on from here is said here, since the line hides the messages.
        case .classifyPath, .inspectPath, .exportPath, .panePath: return (state.notices.shown?.text ?? "", .muted)
        case .recipeValue, .runName, .runFilter, .clipNote: return ("", .muted)
        }
    }
}
