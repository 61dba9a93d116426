/// Commands of the Runs screen.
package enum RunsCommand: String, CommandGroup {
    case evaluate, classify, resume, rename, delete, mark, look, sort, filter, clearFilter, reload, searches

    /// What the command does, in one line for help and palette.
    package var help: String {
        switch self {
        case .evaluate: "Show the evaluation of the run, and classify with it from now on"
        case .classify: "Classify with the run"
        case .resume: "Resume the run where it was interrupted"
        case .rename: "Give the run another name"
        case .delete: "Delete the run, after a question"
        case .mark: "Mark the run: curves of marked runs are laid over each other"
        case .look: "Show curves, how two recipes differ, or two confusion matrices; of a search: its trials as lines"
        case .sort: "Sort by date, UAR, accuracy, duration"
        case .filter: "Show only runs with these words: recipe, protocol, name, state"
        case .clearFilter: "Show all runs again"
        case .reload: "Read the runs from disk again"
        case .searches: "Show searches for recipes and their trials, or the runs again"
        }
    }

    /// The keys that give these commands, as they are without a configuration.
    static let bindings: [KeyBinding] = [
        KeyBinding([.enter, .character("e")], .runs(.evaluate), in: .screen(.runs), hint: "evaluate"),
        KeyBinding([.character("c")], .runs(.classify), in: .screen(.runs), hint: "classify"),
        KeyBinding([.character("r")], .runs(.resume), in: .screen(.runs), hint: "resume"),
        KeyBinding([.space, .character("m")], .runs(.mark), in: .screen(.runs), hint: "mark"),
        KeyBinding([.character("v")], .runs(.look), in: .screen(.runs), hint: "compare"),
        KeyBinding([.character("d"), .delete], .runs(.delete), in: .screen(.runs), hint: "delete"),
        KeyBinding([.character("n")], .runs(.rename), in: .screen(.runs), hint: "name"),
        KeyBinding([.character("s")], .runs(.sort), in: .screen(.runs), hint: "sort"),
        KeyBinding([.character("/")], .runs(.filter), in: .screen(.runs)),
        KeyBinding([.escape], .runs(.clearFilter), in: .screen(.runs)),
        KeyBinding([.character("R")], .runs(.reload), in: .screen(.runs)),
        KeyBinding([.character("S")], .runs(.searches), in: .screen(.runs), hint: "searches"),
    ]
}
