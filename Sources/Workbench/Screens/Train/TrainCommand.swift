/// Commands of the Train screen.
package enum TrainCommand: String, CommandGroup {
    /// A training, from its start to its result.
    case start, stop, discard, resume, evaluate, queue
    /// The form.
    case edit, nextChoice, previousChoice, reset, resetAll, filter, clearFilter
    /// The curves.
    case smoothing, logScale, axis
    /// The network.
    case network

    /// What the command does, in one line for help and palette.
    package var help: String {
        switch self {
        case .start: "Start a training with this recipe, or have it start after the running one"
        case .stop: "Stop the training and keep what it learnt"
        case .discard: "Stop the training and remove its run"
        case .resume: "Resume the newest run that was interrupted"
        case .evaluate: "Show the evaluation of the finished run"
        case .queue: "List the trainings that wait, and take one out"
        case .edit: "Edit the value"
        case .nextChoice: "Take the next choice, or switch on or off"
        case .previousChoice: "Take the choice before"
        case .reset: "Put the value of the recipe back"
        case .resetAll: "Put all values of the recipe back"
        case .filter: "Find an option by its name"
        case .clearFilter: "Show all options again"
        case .smoothing: "Smooth the curves, or not"
        case .logScale: "Logarithmic or linear loss"
        case .axis: "Count epochs, steps or seconds along the axis"
        case .network: "Show the network layer by layer, or the training"
        }
    }

    /// The keys that give these commands, as they are without a configuration.
    static let bindings: [KeyBinding] = [
        KeyBinding([.character("s")], .train(.start), in: .screen(.train), hint: "start"),
        KeyBinding([.character("x")], .train(.stop), in: .screen(.train), hint: "stop"),
        KeyBinding([.character("X")], .train(.discard), in: .screen(.train), hint: "discard"),
        KeyBinding([.character("r")], .train(.resume), in: .screen(.train), hint: "resume"),
        KeyBinding([.character("e")], .train(.evaluate), in: .screen(.train), hint: "evaluate"),
        KeyBinding([.character("Q")], .train(.queue), in: .screen(.train)),
        KeyBinding([.enter], .train(.edit), in: .pane(.trainForm), hint: "edit"),
        KeyBinding([.space, .character("+")], .train(.nextChoice), in: .pane(.trainForm), hint: "change"),
        KeyBinding([.character("-")], .train(.previousChoice), in: .pane(.trainForm)),
        KeyBinding([.character("d"), .delete], .train(.reset), in: .pane(.trainForm), hint: "default"),
        KeyBinding([.character("D")], .train(.resetAll), in: .pane(.trainForm)),
        KeyBinding([.character("/")], .train(.filter), in: .screen(.train), hint: "find"),
        KeyBinding([.escape], .train(.clearFilter), in: .screen(.train)),
        KeyBinding([.character("n")], .train(.network), in: .screen(.train), hint: "network"),
        KeyBinding([.character("m")], .train(.smoothing), in: .screen(.train), hint: "smooth"),
        KeyBinding([.character("y")], .train(.logScale), in: .screen(.train), hint: "log"),
        KeyBinding([.character("a")], .train(.axis), in: .screen(.train), hint: "axis"),
    ]
}
