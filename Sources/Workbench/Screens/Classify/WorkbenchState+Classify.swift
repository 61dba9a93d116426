import Recognition

extension WorkbenchState {
    /// Asks for what the Classify screen shows first.
    mutating func enterClassify() -> [Effect] { [] }

    /// Obeys a command of the Classify screen.
    mutating func perform(_ command: ClassifyCommand, count: Int?) -> [Effect] { [] }

    /// Moves within the focused pane of the Classify screen.
    mutating func moveInClassify(_ motion: Motion, count: Int?) -> [Effect] { [] }

    /// A classification came.
    mutating func take(_ request: Request, _ result: Result<Classification, Failure>) -> [Effect] { [] }

    /// Classifies a sound file.
    mutating func classify(path: String) -> [Effect] { [] }
}
