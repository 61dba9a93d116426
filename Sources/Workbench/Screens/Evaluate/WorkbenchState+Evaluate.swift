extension WorkbenchState {
    /// Asks for what the Evaluate screen shows first.
    mutating func enterEvaluate() -> [Effect] { [] }

    /// Obeys a command of the Evaluate screen.
    mutating func perform(_ command: EvaluateCommand, count: Int?) -> [Effect] { [] }

    /// Moves within the focused pane of the Evaluate screen.
    mutating func moveInEvaluate(_ motion: Motion, count: Int?) -> [Effect] { [] }
}
