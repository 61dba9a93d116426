/// Commands of the Clips screen.
package enum ClipsCommand: String, CommandGroup {
    /// The list.
    case inspect, filter, clearFilter, sortNext, sortReverse, problems, card
    /// The inspector.
    case nextPlot, previousPlot, zoom, spectrogram, frequencyScale, cursorFarLeft, cursorFarRight

    /// What the command does, in one line for help and palette.
    package var help: String {
        switch self {
        case .inspect: "Look at the clip closely"
        case .filter: "Filter the clips, such as emotion=angry sex=f dur>3"
        case .clearFilter: "Show all clips again, or leave the inspector"
        case .sortNext: "Sort by the next column"
        case .sortReverse: "Sort the other way round"
        case .problems: "List the problems that the scan found"
        case .card: "Show what the corpus holds"
        case .nextPlot: "Select the next plot"
        case .previousPlot: "Select the previous plot"
        case .zoom: "Show the selected plot alone, or all"
        case .spectrogram: "Show or hide the spectrogram"
        case .frequencyScale: "Switch between linear and logarithmic frequency"
        case .cursorFarLeft: "Move the time cursor left by a tenth"
        case .cursorFarRight: "Move the time cursor right by a tenth"
        }
    }

    /// The keys that give these commands, as they are without a configuration.
    static let bindings: [KeyBinding] = [
        KeyBinding([.enter], .clips(.inspect), in: .pane(.clipList), hint: "inspect"),
        KeyBinding([.character("/")], .clips(.filter), in: .screen(.clips), hint: "filter"),
        KeyBinding([.escape], .clips(.clearFilter), in: .screen(.clips)),
        KeyBinding([.character("s")], .clips(.sortNext), in: .screen(.clips), hint: "sort"),
        KeyBinding([.character("S")], .clips(.sortReverse), in: .screen(.clips)),
        KeyBinding([.character("p")], .clips(.problems), in: .screen(.clips), hint: "problems"),
        KeyBinding([.character("i")], .clips(.card), in: .screen(.clips), hint: "corpus"),
        KeyBinding([.character("H")], .clips(.cursorFarLeft), in: .screen(.clips)),
        KeyBinding([.character("L")], .clips(.cursorFarRight), in: .screen(.clips)),
        KeyBinding([.character("z")], .clips(.zoom), in: .screen(.clips), hint: "zoom"),
        KeyBinding([.character("]")], .clips(.nextPlot), in: .screen(.clips), hint: "plot"),
        KeyBinding([.character("[")], .clips(.previousPlot), in: .screen(.clips)),
        KeyBinding([.character("v")], .clips(.spectrogram), in: .screen(.clips), hint: "spectrogram"),
        KeyBinding([.character("f")], .clips(.frequencyScale), in: .screen(.clips)),
    ]
}
