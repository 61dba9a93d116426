/// Commands that work on every screen.
package enum GlobalCommand: String, CommandGroup {
    /// The screens.
    case showClips, showClasses, showTrain, showEvaluate, showClassify, showRuns
    /// Where the keys go, what lies over the screen and how it looks.
    case nextPane, previousPane, help, palette, messages, theme, glyphs, mouse, tour
    /// What leaves the workbench, and leaving it.
    case export, exportPane, headless, copy, back, quit, suspend, redraw

    /// What the command does, in one line for help and palette.
    package var help: String {
        switch self {
        case .showClips: "Show the clips"
        case .showClasses: "Show the classes"
        case .showTrain: "Show training"
        case .showEvaluate: "Show an evaluation"
        case .showClassify: "Show a classification"
        case .showRuns: "Show the runs"
        case .nextPane: "Move the focus to the next pane"
        case .previousPane: "Move the focus to the previous pane"
        case .help: "List the keys of where you are"
        case .palette: "Find a command by its name"
        case .messages: "Read the messages of this session again"
        case .theme: "Choose a theme"
        case .glyphs: "Change the glyphs: braille, blocks, ASCII"
        case .mouse: "Switch the mouse on or off"
        case .tour: "Show the first lines of advice again"
        case .export: "Write the screen to a file, as text, CSV or SVG"
        case .exportPane: "Write the focused pane to a file, as text, CSV or SVG"
        case .headless: "Show the command line that does the same without a screen"
        case .copy: "Copy the path of what is selected, over SSH too"
        case .back: "Go back, or quit"
        case .quit: "Quit"
        case .suspend: "Suspend the program"
        case .redraw: "Draw the screen afresh"
        }
    }

    /// The screen that the command shows, if it shows one.
    package var shown: Screen? {
        switch self {
        case .showClips: .clips
        case .showClasses: .classes
        case .showTrain: .train
        case .showEvaluate: .evaluate
        case .showClassify: .classify
        case .showRuns: .runs
        default: nil
        }
    }

    /// The keys that give these commands, as they are without a configuration.
    static let bindings: [KeyBinding] = [
        KeyBinding([.character("?"), Key(.function(1))], .global(.help), in: .global, hint: "help"),
        KeyBinding([.character(":")], .global(.palette), in: .global, hint: "commands"),
        KeyBinding([.tab], .global(.nextPane), in: .global, hint: "pane"),
        KeyBinding([.backTab], .global(.previousPane), in: .global),
        KeyBinding([.character("1")], .global(.showClips), in: .global),
        KeyBinding([.character("2")], .global(.showClasses), in: .global),
        KeyBinding([.character("3")], .global(.showTrain), in: .global),
        KeyBinding([.character("4")], .global(.showEvaluate), in: .global),
        KeyBinding([.character("5")], .global(.showClassify), in: .global),
        KeyBinding([.character("6")], .global(.showRuns), in: .global),
        KeyBinding([.character("M")], .global(.messages), in: .global),
        KeyBinding([.character("t")], .global(.theme), in: .global),
        KeyBinding([.character("T")], .global(.glyphs), in: .global),
        KeyBinding([Key(.function(2))], .global(.tour), in: .global),
        KeyBinding([.alt("m")], .global(.mouse), in: .global),
        KeyBinding([.character("E")], .global(.export), in: .global),
        KeyBinding([.character("W")], .global(.exportPane), in: .global),
        KeyBinding([.character(";")], .global(.headless), in: .global),
        KeyBinding([.character("Y")], .global(.copy), in: .global),
        KeyBinding([.character("q")], .global(.back), in: .global, hint: "quit"),
        KeyBinding([.control("c"), .control("q")], .global(.quit), in: .global),
        KeyBinding([.control("z")], .global(.suspend), in: .global),
        KeyBinding([.control("l")], .global(.redraw), in: .global),
    ]
}
