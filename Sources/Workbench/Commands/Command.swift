/// Everything the program can be told to do. Keys, palette and configuration give commands; only `update` obeys them.
package enum Command: Hashable, Sendable {
    case global(GlobalCommand)
    case motion(Motion)
    case overlay(OverlayCommand)
    case clips(ClipsCommand)
    case classes(ClassesCommand)
    case train(TrainCommand)
    case evaluate(EvaluateCommand)
    case classify(ClassifyCommand)
    case runs(RunsCommand)

    /// Every command, in the order of help and palette.
    package static let all: [Command] =
        GlobalCommand.allCases.map(Command.global) + Motion.allCases.map(Command.motion)
        + OverlayCommand.allCases.map(Command.overlay) + ClipsCommand.allCases.map(Command.clips)
        + ClassesCommand.allCases.map(Command.classes) + TrainCommand.allCases.map(Command.train)
        + EvaluateCommand.allCases.map(Command.evaluate) + ClassifyCommand.allCases.map(Command.classify)
        + RunsCommand.allCases.map(Command.runs)

    /// The stable name by which configuration files and the palette know it, such as `clips.sort-next`.
    package var name: String { "\(group).\(spec.rawName.kebabCased)" }

    /// What it does, in one short line.
    package var help: String { spec.help }

    /// The screen on which it works; nil for commands that work everywhere.
    package var screen: Screen? {
        switch self {
        case .global, .motion, .overlay: nil
        case .clips: .clips
        case .classes: .classes
        case .train: .train
        case .evaluate: .evaluate
        case .classify: .classify
        case .runs: .runs
        }
    }

    /// The part of the name before the dot.
    private var group: String {
        switch self {
        case .global: "global"
        case .motion: "move"
        case .overlay: "overlay"
        default: screen?.title.lowercased() ?? ""
        }
    }

    /// The command of its own group, for what all groups have.
    private var spec: any CommandGroup {
        switch self {
        case .global(let command): command
        case .motion(let command): command
        case .overlay(let command): command
        case .clips(let command): command
        case .classes(let command): command
        case .train(let command): command
        case .evaluate(let command): command
        case .classify(let command): command
        case .runs(let command): command
        }
    }
}

/// The commands of one screen or topic: an enumeration whose case names become the commands' names.
package protocol CommandGroup: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// What the command does, in one short line that starts with a verb.
    var help: String { get }
}

extension CommandGroup {
    var rawName: String { rawValue }
}

extension String {
    /// `sortNext` as `sort-next`.
    var kebabCased: String {
        reduce(into: "") { text, character in
            if character.isUppercase { text += "-" }
            text += character.lowercased()
        }
    }
}
