extension WorkbenchState {
    /// Asks for what the Train screen shows first.
    mutating func enterTrain() -> [Effect] { [] }

    /// Obeys a command of the Train screen.
    mutating func perform(_ command: TrainCommand, count: Int?) -> [Effect] { [] }

    /// Moves within the focused pane of the Train screen.
    mutating func moveInTrain(_ motion: Motion, count: Int?) -> [Effect] { [] }
}
