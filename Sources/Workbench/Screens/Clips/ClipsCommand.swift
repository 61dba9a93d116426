/// Commands of the Clips screen.
package enum ClipsCommand: String, CommandGroup {
    /// The list.
    case inspect, openFile, filter, clearFilter, sortNext, sortReverse, problems, card, mark, note, undo, columns
    /// The inspector.
    case nextPlot, previousPlot, zoom, spectrogram, numbers, pitch, intensity, formants
    /// Time and frequency.
    case cursorFarLeft, cursorFarRight, zoomIn, zoomOut, fit, panLeft, panRight, frequencyScale
    /// A stretch of the clip, a clip beside it, the filters.
    case regionStart, regionEnd, regionZoom, regionClear, pin, unpin, filters
    /// The colours of planes.
    case longerWindow, shorterWindow, taper, colors, widerRange, narrowerRange, moreGain, lessGain

    /// What the command does, in one line for help and palette.
    package var help: String {
        switch self {
        case .inspect: "Look at the clip closely"
        case .openFile: "Look closely at any sound file, by its path"
        case .filter: "Filter the clips, such as emotion=angry sex=f dur>3"
        case .clearFilter: "Show all clips again, or leave the inspector"
        case .sortNext: "Sort by the next column"
        case .sortReverse: "Sort the other way round"
        case .problems: "List the problems that the scan found"
        case .mark: "Mark the clip, or take its mark away"
        case .note: "Write a note on the clip"
        case .undo: "Take back the last mark, note or filter"
        case .columns: "Choose the columns of the list"
        case .card: "Show what the corpus holds"
        case .nextPlot: "Select the next plot"
        case .previousPlot: "Select the previous plot"
        case .zoom: "Show the selected plot alone, or all"
        case .spectrogram: "Show or hide the spectrogram"
        case .numbers: "Show or hide the numbers of the voice"
        case .pitch: "Show or hide F0 over the waveform"
        case .intensity: "Show or hide the level over the waveform"
        case .formants: "Show or hide formants over the spectrogram"
        case .zoomIn: "Zoom into time around the cursor"
        case .zoomOut: "Zoom out of time"
        case .fit: "Show the whole clip"
        case .panLeft: "Go to earlier parts of a zoomed clip"
        case .panRight: "Go to later parts of a zoomed clip"
        case .frequencyScale: "Linear, logarithmic or mel frequencies"
        case .regionStart: "Begin a region at the cursor"
        case .regionEnd: "End the region at the cursor"
        case .regionZoom: "Zoom to the region"
        case .regionClear: "Forget the region"
        case .pin: "Keep the clip in sight beside others, in one scale; or not"
        case .unpin: "Let go of all clips that are kept in sight"
        case .filters: "Show or hide the shapes of the filters"
        case .longerWindow: "Use a longer window for the spectrogram"
        case .shorterWindow: "Use a shorter window for the spectrogram"
        case .taper: "Change the taper of the spectrogram's window"
        case .colors: "Change the colours of heatmaps"
        case .widerRange: "Let the colours span 10 dB more"
        case .narrowerRange: "Let the colours span 10 dB less"
        case .moreGain: "Brighten heatmaps by 10 dB"
        case .lessGain: "Darken heatmaps by 10 dB"
        case .cursorFarLeft: "Move the time cursor left by a tenth"
        case .cursorFarRight: "Move the time cursor right by a tenth"
        }
    }

    /// The keys that give these commands, as they are without a configuration.
    static let bindings: [KeyBinding] = [
        KeyBinding([.enter], .clips(.inspect), in: .pane(.clipList), hint: "inspect"),
        KeyBinding([.character("O")], .clips(.openFile), in: .screen(.clips)),
        KeyBinding([.character("/")], .clips(.filter), in: .screen(.clips), hint: "filter"),
        KeyBinding([.escape], .clips(.clearFilter), in: .screen(.clips)),
        KeyBinding([.character("s")], .clips(.sortNext), in: .screen(.clips), hint: "sort"),
        KeyBinding([.character("S")], .clips(.sortReverse), in: .screen(.clips)),
        KeyBinding([.character("p")], .clips(.problems), in: .screen(.clips), hint: "problems"),
        KeyBinding([.character("i")], .clips(.card), in: .screen(.clips), hint: "corpus"),
        KeyBinding([.character("m")], .clips(.mark), in: .screen(.clips), hint: "mark"),
        KeyBinding([.character("N")], .clips(.note), in: .screen(.clips), hint: "note"),
        KeyBinding([.character("u")], .clips(.undo), in: .screen(.clips)),
        KeyBinding([.character("C")], .clips(.columns), in: .screen(.clips), hint: "columns"),
        KeyBinding([.character("H")], .clips(.cursorFarLeft), in: .screen(.clips)),
        KeyBinding([.character("L")], .clips(.cursorFarRight), in: .screen(.clips)),
        KeyBinding([.character("z")], .clips(.zoom), in: .screen(.clips), hint: "zoom"),
        KeyBinding([.character("]")], .clips(.nextPlot), in: .screen(.clips), hint: "plot"),
        KeyBinding([.character("[")], .clips(.previousPlot), in: .screen(.clips)),
        KeyBinding([.character("v")], .clips(.spectrogram), in: .screen(.clips), hint: "spectrogram"),
        KeyBinding([.character("n")], .clips(.numbers), in: .screen(.clips), hint: "numbers"),
        KeyBinding([.character("P")], .clips(.pitch), in: .screen(.clips), hint: "F0"),
        KeyBinding([.character("I")], .clips(.intensity), in: .screen(.clips), hint: "level"),
        KeyBinding([.character("F")], .clips(.formants), in: .screen(.clips), hint: "formants"),
        KeyBinding([.character("+")], .clips(.zoomIn), in: .screen(.clips)),
        KeyBinding([.character("-")], .clips(.zoomOut), in: .screen(.clips)),
        KeyBinding([.character("0")], .clips(.fit), in: .screen(.clips)),
        KeyBinding([.character("<")], .clips(.panLeft), in: .screen(.clips)),
        KeyBinding([.character(">")], .clips(.panRight), in: .screen(.clips)),
        KeyBinding([.character("f")], .clips(.frequencyScale), in: .screen(.clips)),
        KeyBinding([.character(",")], .clips(.regionStart), in: .screen(.clips)),
        KeyBinding([.character(".")], .clips(.regionEnd), in: .screen(.clips)),
        KeyBinding([.character("=")], .clips(.regionZoom), in: .screen(.clips)),
        KeyBinding([.character("_")], .clips(.regionClear), in: .screen(.clips)),
        KeyBinding([.character("x")], .clips(.pin), in: .screen(.clips)),
        KeyBinding([.character("X")], .clips(.unpin), in: .screen(.clips)),
        KeyBinding([.character("B")], .clips(.filters), in: .screen(.clips)),
        KeyBinding([.character("e")], .clips(.longerWindow), in: .screen(.clips)),
        KeyBinding([.character("b")], .clips(.shorterWindow), in: .screen(.clips)),
        KeyBinding([.character("w")], .clips(.taper), in: .screen(.clips)),
        KeyBinding([.character("c")], .clips(.colors), in: .screen(.clips)),
        KeyBinding([.character("}")], .clips(.widerRange), in: .screen(.clips)),
        KeyBinding([.character("{")], .clips(.narrowerRange), in: .screen(.clips)),
        KeyBinding([.character(")")], .clips(.moreGain), in: .screen(.clips)),
        KeyBinding([.character("(")], .clips(.lessGain), in: .screen(.clips)),
    ]
}
