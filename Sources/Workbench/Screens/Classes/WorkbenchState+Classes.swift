import Recognition

extension WorkbenchState {
    /// Asks for what the Classes screen shows first.
    mutating func enterClasses() -> [Effect] { [] }

    /// Obeys a command of the Classes screen.
    mutating func perform(_ command: ClassesCommand, count: Int?) -> [Effect] { [] }

    /// Moves within the focused pane of the Classes screen.
    mutating func moveInClasses(_ motion: Motion, count: Int?) -> [Effect] { [] }

    /// The summaries came on: clips read so far.
    mutating func takeSummaryProgress(_ request: Request, done: Int, total: Int) -> [Effect] { [] }

    /// The summaries came.
    mutating func take(_ request: Request, _ result: Result<[ClassSummary], Failure>) -> [Effect] { [] }
}
