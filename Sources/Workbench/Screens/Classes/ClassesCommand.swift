/// Commands of the Classes screen.
package enum ClassesCommand: String, CommandGroup {
    case nextPlot

    package var help: String {
        switch self {
        case .nextPlot: "Show the next plot"
        }
    }

    static let bindings: [KeyBinding] = [
        KeyBinding([.character("p")], .classes(.nextPlot), in: .screen(.classes), hint: "plot")
    ]
}
