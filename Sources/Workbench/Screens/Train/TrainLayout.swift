import TextCanvas

/// Where the form and the curves stand. Where there is no room for both, the one with the focus has it all.
struct TrainLayout {
    /// The form with its frame; empty where it is not shown.
    let form: Rect
    /// Progress, curves and log with their frame; empty where they are not shown.
    let curves: Rect

    /// Rows below the form's options that say what the selected one means.
    static let explanationRows = 6
    private static let leastWidth = 72

    /// Two fifths for the form, which needs its longest option and value.
    init(in area: Rect, focused pane: Pane, share: Double?) {
        let nothing = Rect(x: area.x, y: area.y, width: 0, height: 0)
        if area.width >= Self.leastWidth {
            (form, curves) = area.splitLeft(min(max(40, area.width * 2 / 5), 72), orShare: share)
        } else {
            (form, curves) = pane == .trainCurves ? (nothing, area) : (area, nothing)
        }
    }

    /// Rows of options that the form shows.
    var formRows: Int { form.height - 2 - (hasExplanation ? Self.explanationRows : 0) }

    /// Whether there is room to explain the selected option.
    var hasExplanation: Bool { form.height >= 14 }
}
