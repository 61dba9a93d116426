/// Commands of the Classify screen.
package enum ClassifyCommand: String, CommandGroup {
    case classifySelection, openFile, showClip, nextRun, previousRun
    /// What is shown along the waveform.
    case look, attribution, compare, nextClass, previousClass, nextOther, previousOther
    /// The table of a folder.
    case folder, leave, sort, sortReverse

    /// What the command does, in one line for help and palette.
    package var help: String {
        switch self {
        case .classifySelection: "Classify the clip selected on the Clips screen"
        case .openFile: "Classify any sound file, or all of a folder, by its path"
        case .showClip: "Look at the clip or the file closely; of a folder: open the file"
        case .nextRun: "Classify with the next older finished run"
        case .previousRun: "Classify with the next newer finished run"
        case .look: "Show windows, what the network looked at, or two runs"
        case .attribution: "Show what the network looked at"
        case .compare: "Show what another run says beside this one"
        case .nextClass: "Show what spoke for the next class"
        case .previousClass: "Show what spoke for the class before"
        case .nextOther: "Compare with the next older finished run"
        case .previousOther: "Compare with the next newer finished run"
        case .folder: "Show the table of the folder again"
        case .leave: "Go back to the table of the folder"
        case .sort: "Sort the folder by name, class, probability, right or wrong, length"
        case .sortReverse: "Sort the folder the other way round"
        }
    }

    /// The keys that give these commands, as they are without a configuration.
    static let bindings: [KeyBinding] = [
        KeyBinding([.character("c")], .classify(.classifySelection), in: .screen(.classify), hint: "selected clip"),
        KeyBinding([.character("o")], .classify(.openFile), in: .screen(.classify), hint: "file"),
        KeyBinding([.enter], .classify(.showClip), in: .screen(.classify), hint: "show clip"),
        KeyBinding([.character("v")], .classify(.look), in: .screen(.classify), hint: "next look"),
        KeyBinding([.character("a")], .classify(.attribution), in: .screen(.classify), hint: "evidence"),
        KeyBinding([.character("x")], .classify(.compare), in: .screen(.classify), hint: "compare"),
        KeyBinding([.character("]")], .classify(.nextRun), in: .screen(.classify), hint: "older run"),
        KeyBinding([.character("[")], .classify(.previousRun), in: .screen(.classify), hint: "newer"),
        KeyBinding([.character("}")], .classify(.nextOther), in: .screen(.classify)),
        KeyBinding([.character("{")], .classify(.previousOther), in: .screen(.classify)),
        KeyBinding([.character("n")], .classify(.nextClass), in: .screen(.classify)),
        KeyBinding([.character("p")], .classify(.previousClass), in: .screen(.classify)),
        KeyBinding([.character("f")], .classify(.folder), in: .screen(.classify)),
        KeyBinding([.escape], .classify(.leave), in: .screen(.classify)),
        KeyBinding([.character("s")], .classify(.sort), in: .screen(.classify)),
        KeyBinding([.character("S")], .classify(.sortReverse), in: .screen(.classify)),
    ]
}
