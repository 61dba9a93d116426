import Corpora
import Training

/// Makes one result of the networks that a fold has.
struct FoldEnsemble {
    let run: Run
    let fold: Fold
    let statement: String

    /// The mean of the networks' probabilities, written as the fold's own; nil while a network is missing.
    func join() throws(ExperimentError) -> Evaluation? {
        let members = 1...run.recipe.memberCount
        if members.count > 1 {
            for file in [RunFile.knownPredictions, RunFile.predictions] {
                guard let joined = try mean(file, members) else { return nil }
                let table = ClipPrediction.table(joined, classes: run.recipe.labels.classes)
                // The predictions are the last file of a fold: where they stand, the fold is done.
                if file == RunFile.predictions { try writeEvaluation(of: joined) }
                try write(table, file)
            }
        }
        guard let predictions = try run.predictions(ofFold: fold.number) else { return nil }
        return evaluation(of: predictions)
    }

    /// Writes the figures of a fold among several.
    func writeEvaluation(of predictions: [ClipPrediction]) throws(ExperimentError) {
        guard fold.number > 0 else { return }
        let directory = run.directory(ofFold: fold.number)
        try write(RunFile.encode(EvaluationReport(evaluation(of: predictions), run: directory)), RunFile.evaluation)
    }

    private func evaluation(of predictions: [ClipPrediction]) -> Evaluation {
        Evaluation(
            classes: run.recipe.labels.classes, protocolText: run.recipe.evaluation.text, statement: statement,
            leaks: run.record.leaks, predictions: predictions)
    }

    private func mean(_ file: String, _ members: ClosedRange<Int>) throws(ExperimentError) -> [ClipPrediction]? {
        var tables: [[ClipPrediction]] = []
        for member in members {
            guard let table = try run.predictions(file, in: run.directory(ofFold: fold.number, member: member)) else {
                return nil
            }
            tables.append(table)
        }
        return ClipPrediction.mean(tables)
    }

    private func write(_ text: String, _ file: String) throws(ExperimentError) {
        let path = run.directory(ofFold: fold.number) + "/" + file
        do { try AtomicFile.write(text, to: path) } catch { throw .storage(error) }
    }
}

extension ClipPrediction {
    /// The mean of what several networks say of the same clips; all list them in the same order.
    static func mean(_ tables: [[ClipPrediction]]) -> [ClipPrediction] {
        guard let first = tables.first else { return [] }
        return first.indices.map { index in
            var prediction = first[index]
            prediction.probabilities = TrainedNetwork.mean(tables.map { $0[index].probabilities })
            return prediction
        }
    }
}
