extension WorkbenchState {
    /// Asks for what the Clips screen shows first.
    mutating func enterClips() -> [Effect] { [] }

    /// Obeys a command of the Clips screen.
    mutating func perform(_ command: ClipsCommand, count: Int?) -> [Effect] { [] }

    /// Moves within the focused pane of the Clips screen.
    mutating func moveInClips(_ motion: Motion, count: Int?) -> [Effect] { [] }
}
