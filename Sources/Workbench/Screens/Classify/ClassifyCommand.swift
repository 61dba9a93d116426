/// Commands of the Classify screen.
package enum ClassifyCommand: String, CommandGroup {
    case classifySelection, openFile, showClip, nextRun, previousRun

    /// What the command does, in one line for help and palette.
    package var help: String {
        switch self {
        case .classifySelection: "Classify the clip selected on the Clips screen"
        case .openFile: "Classify any sound file, by its path"
        case .showClip: "Show the clip on the Clips screen"
        case .nextRun: "Classify with the next older finished run"
        case .previousRun: "Classify with the next newer finished run"
        }
    }

    /// The keys that give these commands, as they are without a configuration.
    static let bindings: [KeyBinding] = [
        KeyBinding([.character("c")], .classify(.classifySelection), in: .screen(.classify), hint: "selected clip"),
        KeyBinding([.character("o")], .classify(.openFile), in: .screen(.classify), hint: "file"),
        KeyBinding([.enter], .classify(.showClip), in: .screen(.classify), hint: "show clip"),
        KeyBinding([.character("]")], .classify(.nextRun), in: .screen(.classify), hint: "older run"),
        KeyBinding([.character("[")], .classify(.previousRun), in: .screen(.classify), hint: "newer"),
    ]
}
