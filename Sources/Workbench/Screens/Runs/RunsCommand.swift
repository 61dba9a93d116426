/// Commands of the Runs screen.
package enum RunsCommand: String, CommandGroup {
    case reload

    package var help: String {
        switch self {
        case .reload: "Read the runs from disk again"
        }
    }

    static let bindings: [KeyBinding] = [
        KeyBinding([.character("r")], .runs(.reload), in: .screen(.runs), hint: "reload")
    ]
}
