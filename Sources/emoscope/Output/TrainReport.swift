import Corpora
import Recognition

/// A run as `emoscope train` reports it, also one that was stopped.
struct TrainReport {
    private let run: Run
    private let summary: RunSummary
    private let history: [MetricRow]
    private let evaluation: EvaluationReport?
    private let known: EvaluationReport?
    /// How many different clips the known ones are: with folds several networks heard each.
    private let knownClips: Int
    private let parameters: Int?
    private let members: [Evaluation]

    /// Reads what the directory of a run holds.
    init(_ directory: String) throws {
        run = try Run.open(directory)
        summary = RunSummary(reading: directory, isRunning: false)
        history = try run.history()
        evaluation = try run.evaluation().map { EvaluationReport($0, run: directory) }
        let heard = try run.knownEvaluation()
        known = heard.map { EvaluationReport($0, run: directory) }
        knownClips = Set((heard?.predictions ?? []).map(\.clip)).count
        parameters = run.parameters
        members = try run.memberEvaluations()
    }

    /// The report for people.
    var text: String {
        var text = "run \(run.directory)\n"
        if let windows = windowCounts { text += windows }
        if let best { text += "best epoch \(describe(best))\n" }
        if let last = history.last(where: { $0.split == .training }) { text += "last epoch \(describe(last))\n" }
        guard let evaluation else { return text }
        text += "\n" + EvaluationText(report: evaluation).text
        if !members.isEmpty {
            let figures = zip(run.recipe.members, members).map { recipe, own in
                Decimals.text(own.uar, 3) + (run.recipe.partner.recipe.isEmpty ? "" : " (\(recipe.name))")
            }.joined(separator: ", ")
            text += "\nUAR of each network by itself: \(figures); the figures above are of the mean of their"
            text += " probabilities\n"
        }
        if let known, !run.record.leaks {
            text += "\n" + EvaluationText(report: known, differentClips: knownClips).summary
        }
        return text
    }

    /// The report for scripts.
    var json: JSONValue {
        [
            "run": .string(run.directory), "recipe": .string(run.recipe.name),
            "protocol": .string(run.recipe.evaluation.text), "statement": .string(run.record.statement),
            "state": .string(summary.state.rawValue),
            "classes": .array(run.recipe.labels.classes.map(JSONValue.string)),
            "parameters": parameters.map(JSONValue.integer) ?? .null, "epochs": .integer(summary.epochs),
            "seconds": .number(run.record.seconds), "best": best.map(bestJSON) ?? .null,
            "history": .array(history.map(\.json)), "evaluation": evaluation?.json ?? .null,
            "knownClips": known?.json.adding("differentClips", .integer(knownClips)) ?? .null,
            "folds": .array(run.record.folds.map(\.json)),
            "members": .array(
                zip(run.recipe.members, members).map {
                    ["accuracy": .number($1.accuracy), "uar": .number($1.uar), "recipe": .string($0.name)]
                }),
            "notices": .array(run.record.notices.map(JSONValue.string)),
        ]
    }

    /// How many windows were learnt from, of one network.
    private var windowCounts: String? {
        guard run.record.folds.count == 1, let learnt = run.record.folds[0].learningWindows else { return nil }
        let unit = learnt.counted(run.recipe.windows.unit.rawValue)
        return "\(unit) learnt from, \((run.record.folds[0].validationWindows ?? 0).grouped) for validation\n"
    }

    /// The best epoch of all folds in the recipe's measure, on validation windows where there are any.
    private var best: MetricRow? {
        let measured = history.filter { $0.split == .validation }
        let rows = measured.isEmpty ? history : measured
        return switch run.recipe.checkpoint.metric {
        case .loss: rows.min { $0.loss < $1.loss }
        case .accuracy: rows.max { $0.accuracy < $1.accuracy }
        case .uar: rows.max { ($0.uar ?? 0) < ($1.uar ?? 0) }
        }
    }

    private func bestJSON(_ row: MetricRow) -> JSONValue {
        [
            "fold": .integer(row.fold), "epoch": .integer(row.epoch), "split": .string(row.split.rawValue),
            "loss": .number(row.loss), "accuracy": .number(row.accuracy), "uar": JSONValue(row.uar),
            "seed": .integer(row.seed),
        ]
    }

    private func describe(_ row: MetricRow) -> String {
        let fold = row.fold > 0 ? " of fold \(row.fold)" : ""
        let seed = run.recipe.memberCount > 1 ? " of seed \(row.seed)" : ""
        return "\(row.epoch)\(fold)\(seed): \(row.split.rawValue) loss \(Decimals.text(row.loss, 4)), accuracy"
            + " \(Decimals.text(row.accuracy, 3))"
    }
}

extension RunRecord.FoldRecord {
    /// The fold with its keys in the order in which they are documented.
    var json: JSONValue {
        [
            "fold": .integer(number), "statement": .string(statement),
            "trainingSpeakers": .array(trainingSpeakers.map(JSONValue.string)),
            "testSpeakers": .array(testSpeakers.map(JSONValue.string)), "trainingClips": .integer(trainingClips),
            "testClips": .integer(testClips), "learningWindows": learningWindows.map(JSONValue.integer) ?? .null,
            "validationWindows": validationWindows.map(JSONValue.integer) ?? .null,
            "classWeights": classWeights.map { weights in
                .object(weights.sorted { $0.key < $1.key }.map { (key: $0.key, value: .number($0.value)) })
            } ?? .null,
        ]
    }
}

extension MetricRow {
    /// The row with its keys in the order in which they are documented.
    var json: JSONValue {
        [
            "fold": .integer(fold), "epoch": .integer(epoch), "split": .string(split.rawValue), "loss": .number(loss),
            "accuracy": .number(accuracy), "uar": JSONValue(uar), "seed": .integer(seed),
        ]
    }
}
