extension WorkbenchState {
    /// Obeys a command; one of another screen shows that screen first.
    mutating func perform(_ command: Command, count: Int?) -> [Effect] {
        var effects: [Effect] = []
        if let wanted = command.screen, wanted != screen { effects = show(wanted) }
        switch command {
        case .global(let command): effects += perform(command)
        case .motion(let motion): effects += move(motion, count: count)
        case .overlay(let command): effects += perform(command)
        case .clips(let command): effects += perform(command, count: count)
        case .classes(let command): effects += perform(command, count: count)
        case .train(let command): effects += perform(command, count: count)
        case .evaluate(let command): effects += perform(command, count: count)
        case .classify(let command): effects += perform(command, count: count)
        case .runs(let command): effects += perform(command, count: count)
        }
        remember(command)
        return effects
    }

    /// Hands a motion to the focused pane.
    private mutating func move(_ motion: Motion, count: Int?) -> [Effect] {
        switch screen {
        case .clips: moveInClips(motion, count: count)
        case .classes: moveInClasses(motion, count: count)
        case .train: moveInTrain(motion, count: count)
        case .evaluate: moveInEvaluate(motion, count: count)
        case .classify: moveInClassify(motion, count: count)
        case .runs: moveInRuns(motion, count: count)
        }
    }

    /// Shows a screen and asks for what it needs.
    mutating func show(_ next: Screen) -> [Effect] {
        screen = next
        switch next {
        case .clips: return enterClips()
        case .classes: return enterClasses()
        case .train: return enterTrain()
        case .evaluate: return enterEvaluate()
        case .classify: return enterClassify()
        case .runs: return enterRuns()
        }
    }
}
