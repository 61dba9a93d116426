/// Commands of the Evaluate screen.
package enum EvaluateCommand: String, CommandGroup {
    case showPercent

    package var help: String {
        switch self {
        case .showPercent: "Switch between counts and per cent by row"
        }
    }

    static let bindings: [KeyBinding] = [
        KeyBinding([.character("p")], .evaluate(.showPercent), in: .screen(.evaluate), hint: "percent")
    ]
}
