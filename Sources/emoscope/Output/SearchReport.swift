import Recognition

/// What a search found, for people and for scripts.
struct SearchReport {
    let search: Search
    let result: SearchResult

    private var report: EvaluationReport { EvaluationReport(result.evaluation, run: search.directory) }

    /// The chosen values of every fold, the best trials, and the final figures.
    var text: String {
        let paths = search.plan.space.paths
        let rows = result.chosen.enumerated().map { index, trial in
            ["\(index + 1)", "\(trial.number)", trial.score.map { Decimals.text($0, 3) } ?? "-"] + trial.point
        }
        let table = TextTable(
            columns: [.right("fold"), .right("trial"), .right("UAR in the search")] + paths.map { .right($0) },
            rows: rows
        ).text
        let optimism = """
            The UAR in the search is that of the best of many and so too high; what counts is the final test:

            """
        return "search \(search.directory)\n\n" + table + optimism + "\n" + EvaluationText(report: report).text
    }

    /// The report for scripts.
    var json: JSONValue {
        let paths = search.plan.space.paths
        return [
            "search": .string(search.directory), "trials": .integer(result.trials),
            "chosen": .array(
                result.chosen.enumerated().map { index, trial in
                    [
                        "fold": .integer(index + 1), "trial": .integer(trial.number), "uar": JSONValue(trial.score),
                        "epochs": .integer(trial.task.epochs),
                        "values": .object(zip(paths, trial.point).map { (key: $0, value: .string($1)) }),
                    ]
                }),
            "evaluation": report.json,
        ]
    }
}
