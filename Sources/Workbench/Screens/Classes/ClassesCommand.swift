/// Commands of the Classes screen.
package enum ClassesCommand: String, CommandGroup {
    case nextPlot, previousPlot, zoom, leave, labels, showClips, refresh
    /// The comparison by a number.
    case compare, nextNumber, previousNumber, ridges, order, find

    /// What the command does, in one line for help and palette.
    package var help: String {
        switch self {
        case .nextPlot: "Show the next plot of all classes"
        case .previousPlot: "Show the plot before"
        case .zoom: "Show all plots of the selected class, or one plot of all"
        case .leave: "Show all classes again"
        case .labels: "Change what clips are called: emotion, emotion7, sex and emotion"
        case .showClips: "List the clips of the class"
        case .refresh: "Read the clips again"
        case .compare: "Compare the classes by a number of the voice"
        case .nextNumber: "Compare by the next number of the list"
        case .previousNumber: "Compare by the number before"
        case .ridges: "Draw distributions as ridges or as boxes"
        case .order: "Order the numbers by effect, name or table"
        case .find: "Find a number by its name"
        }
    }

    /// The keys that give these commands, as they are without a configuration.
    static let bindings: [KeyBinding] = [
        KeyBinding([.character("p")], .classes(.nextPlot), in: .screen(.classes), hint: "plot"),
        KeyBinding([.character("P")], .classes(.previousPlot), in: .screen(.classes)),
        KeyBinding([.enter, .character("z")], .classes(.zoom), in: .screen(.classes), hint: "all plots"),
        KeyBinding([.escape], .classes(.leave), in: .screen(.classes)),
        KeyBinding([.character("c")], .classes(.labels), in: .screen(.classes), hint: "labels"),
        KeyBinding([.character("o")], .classes(.showClips), in: .screen(.classes), hint: "clips"),
        KeyBinding([.character("n")], .classes(.compare), in: .screen(.classes), hint: "numbers"),
        KeyBinding([.character("]")], .classes(.nextNumber), in: .screen(.classes)),
        KeyBinding([.character("[")], .classes(.previousNumber), in: .screen(.classes)),
        KeyBinding([.character("b")], .classes(.ridges), in: .screen(.classes), hint: "box/ridge"),
        KeyBinding([.character("s")], .classes(.order), in: .screen(.classes), hint: "order"),
        KeyBinding([.character("/")], .classes(.find), in: .screen(.classes), hint: "find"),
        KeyBinding([.character("r")], .classes(.refresh), in: .screen(.classes)),
    ]
}
