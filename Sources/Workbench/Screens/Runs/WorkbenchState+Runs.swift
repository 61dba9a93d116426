extension WorkbenchState {
    /// Asks for what the Runs screen shows first.
    mutating func enterRuns() -> [Effect] { [] }

    /// Obeys a command of the Runs screen.
    mutating func perform(_ command: RunsCommand, count: Int?) -> [Effect] { [] }

    /// Moves within the focused pane of the Runs screen.
    mutating func moveInRuns(_ motion: Motion, count: Int?) -> [Effect] { [] }
}
