/// Commands of the Evaluate screen.
package enum EvaluateCommand: String, CommandGroup {
    case open, leave, shares, nextRun, previousRun, classify, aspect, leak

    /// What the command does, in one line for help and palette.
    package var help: String {
        switch self {
        case .open: "List the clips of the cell, worst first; again: show the clip"
        case .leave: "Go back to the matrix"
        case .shares: "Switch between counts and per cent of the row"
        case .nextRun: "Show the next older finished run"
        case .previousRun: "Show the next newer finished run"
        case .aspect: "Results by class or group of clips, calibration, or the leak"
        case .leak: "Show what a leak adds to this recipe; again: train the side that is missing"
        case .classify: "Classify the selected clip of the list"
        }
    }

    /// The keys that give these commands, as they are without a configuration.
    static let bindings: [KeyBinding] = [
        KeyBinding([.enter], .evaluate(.open), in: .screen(.evaluate), hint: "clips"),
        KeyBinding([.escape], .evaluate(.leave), in: .screen(.evaluate)),
        KeyBinding([.character("%"), .character("n")], .evaluate(.shares), in: .screen(.evaluate), hint: "counts, %"),
        KeyBinding([.character("v")], .evaluate(.aspect), in: .screen(.evaluate), hint: "group by"),
        KeyBinding([.character("]")], .evaluate(.nextRun), in: .screen(.evaluate), hint: "older run"),
        KeyBinding([.character("[")], .evaluate(.previousRun), in: .screen(.evaluate), hint: "newer"),
        KeyBinding([.character("L")], .evaluate(.leak), in: .screen(.evaluate), hint: "leak"),
        KeyBinding([.character("c")], .evaluate(.classify), in: .screen(.evaluate)),
    ]
}
