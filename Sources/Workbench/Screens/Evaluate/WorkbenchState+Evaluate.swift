import Recognition

extension WorkbenchState {
    /// Asks for what the Evaluate screen shows first.
    mutating func enterEvaluate() -> [Effect] { [] }

    /// Obeys a command of the Evaluate screen.
    mutating func perform(_ command: EvaluateCommand, count: Int?) -> [Effect] { [] }

    /// Moves within the focused pane of the Evaluate screen.
    mutating func moveInEvaluate(_ motion: Motion, count: Int?) -> [Effect] { [] }

    /// Shows the evaluation of a run; `back` returns to the screen that asked for it.
    mutating func showEvaluation(of run: String) -> [Effect] {
        let request = requests.next()
        evaluate.run = run
        evaluate.evaluation = nil
        evaluate.awaited = request
        return follow(to: .evaluate) + [.loadEvaluation(run: run, request)]
    }

    /// An evaluation came.
    mutating func take(_ request: Request, run: String, _ result: Result<Evaluation, Failure>) -> [Effect] {
        guard request == evaluate.awaited else { return [] }
        evaluate.awaited = nil
        switch result {
        case .success(let evaluation): evaluate.evaluation = evaluation
        case .failure(let failure): notices.post(.error, failure.description)
        }
        return []
    }
}
