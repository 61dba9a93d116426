/// Commands of the Classify screen.
package enum ClassifyCommand: String, CommandGroup {
    case classifySelection

    package var help: String {
        switch self {
        case .classifySelection: "Classify the clip selected on the Clips screen"
        }
    }

    static let bindings: [KeyBinding] = [
        KeyBinding([.character("c")], .classify(.classifySelection), in: .screen(.classify), hint: "classify")
    ]
}
