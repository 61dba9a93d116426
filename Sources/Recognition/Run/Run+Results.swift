import Corpora

extension Run {
    /// The predictions of one fold; nil where it is not evaluated yet.
    ///
    /// - Throws: `RunError.corrupt` where the file is damaged.
    package func predictions(ofFold number: Int) throws(ExperimentError) -> [ClipPrediction]? {
        try predictions(RunFile.predictions, in: directory(ofFold: number))
    }

    /// What was said of the clips that windows were drawn from, by every fold; nil where a fold is not evaluated yet.
    package func knownEvaluation() throws(ExperimentError) -> Evaluation? {
        var pooled: [ClipPrediction] = []
        for fold in record.folds {
            let directory = directory(ofFold: fold.number)
            guard let predictions = try predictions(RunFile.knownPredictions, in: directory) else { return nil }
            pooled += predictions
        }
        let statement =
            record.folds.count == 1
            ? "KNOWN CLIPS: what was trained on, of \(record.folds[0].trainingSpeakers.count.counted("speaker")); no"
                + " estimate for anybody else"
            : "KNOWN CLIPS: in every fold what its network was trained on; no estimate for anybody else"
        return Evaluation(
            classes: recipe.labels.classes, protocolText: recipe.evaluation.text, statement: statement, leaks: true,
            predictions: pooled)
    }

    /// The result of the whole run; nil where it is not evaluated yet.
    package func evaluation() throws(ExperimentError) -> Evaluation? {
        var pooled: [ClipPrediction] = []
        for fold in record.folds {
            guard let predictions = try predictions(ofFold: fold.number) else { return nil }
            pooled += predictions
        }
        return evaluation(of: pooled)
    }

    /// The measures of every epoch of every fold's networks so far, in order.
    package func history() throws(ExperimentError) -> [MetricRow] {
        var rows: [MetricRow] = []
        for fold in record.folds {
            for member in 1...recipe.memberCount {
                let directory = directory(ofFold: fold.number, member: member)
                guard RunFile.exists(RunFile.metrics, in: directory) else { continue }
                let text = try text(RunFile.metrics, in: directory)
                guard let own = MetricRow.rows(ofTable: text) else {
                    throw .run(.corrupt(run: directory, file: RunFile.metrics, detail: "not the table it should be"))
                }
                rows += own
            }
        }
        return rows
    }

    /// What the run did with each clip.
    package func clipRoles() throws(ExperimentError) -> ClipRoles {
        guard let roles = ClipRoles(table: try text(RunFile.clips, in: directory)) else {
            throw .run(.corrupt(run: directory, file: RunFile.clips, detail: "not the table it should be"))
        }
        return roles
    }

    /// What each network of an ensemble gives by itself, one evaluation a network of a fold; none where there is only one.
    package func memberEvaluations() throws(ExperimentError) -> [Evaluation] {
        guard recipe.memberCount > 1 else { return [] }
        var evaluations: [Evaluation] = []
        for member in 1...recipe.memberCount {
            var pooled: [ClipPrediction] = []
            for fold in record.folds {
                let directory = directory(ofFold: fold.number, member: member)
                guard let own = try predictions(RunFile.predictions, in: directory) else { return [] }
                pooled += own
            }
            evaluations.append(evaluation(of: pooled))
        }
        return evaluations
    }

    /// The networks of all folds that are trained.
    ///
    /// - Throws: `RunError.untrained` where a fold has none yet.
    package func networks() throws(ExperimentError) -> [(fold: Int, network: TrainedNetwork)] {
        var networks: [(fold: Int, network: TrainedNetwork)] = []
        for fold in record.folds {
            for member in 1...recipe.memberCount {
                let directory = directory(ofFold: fold.number, member: member)
                networks.append((fold.number, try TrainedNetwork.read(directory: directory)))
            }
        }
        return networks
    }

    /// Fails where a network that is done cannot be used: nothing would ever train it again.
    ///
    /// - Throws: `RunError.corrupt` naming the file that is damaged or missing.
    func checkNetworks() throws(ExperimentError) {
        for fold in record.folds where try predictions(ofFold: fold.number) != nil {
            for member in 1...recipe.memberCount {
                let directory = directory(ofFold: fold.number, member: member)
                do throws(ExperimentError) {
                    _ = try TrainedNetwork.read(directory: directory)
                } catch .run(.untrained) {
                    let model = try? RunFile.decode(ClassifierModel.self, RunFile.model, in: directory)
                    throw .run(.corrupt(run: directory, file: model?.weights ?? RunFile.model, detail: "missing"))
                }
            }
        }
    }

    /// How many numbers the network learns; nil before its first fold has begun.
    package var parameters: Int? {
        record.folds.first.flatMap { fold in
            try? RunFile.decode(ClassifierModel.self, RunFile.model, in: directory(ofFold: fold.number, member: 1))
                .parameters
        }
    }

    /// An evaluation under the run's protocol.
    func evaluation(of predictions: [ClipPrediction]) -> Evaluation {
        Evaluation(
            classes: recipe.labels.classes, protocolText: recipe.evaluation.text, statement: record.statement,
            leaks: record.leaks, predictions: predictions)
    }

    /// Writes the pooled figures, and with several networks the pooled tables, into the run's own directory.
    func write(_ evaluation: Evaluation) throws(ExperimentError) {
        let history = try history()
        do {
            if record.folds.count > 1 || recipe.memberCount > 1 {
                try AtomicFile.write(MetricRow.table(history), to: directory + "/" + RunFile.metrics)
            }
            if record.folds.count > 1 {
                try AtomicFile.write(
                    ClipPrediction.table(evaluation.predictions, classes: evaluation.classes),
                    to: directory + "/" + RunFile.predictions)
            }
            try AtomicFile.write(
                RunFile.encode(EvaluationReport(evaluation, run: directory)), to: directory + "/" + RunFile.evaluation)
        } catch {
            throw .storage(error)
        }
    }

    /// The predictions in a file; nil where there is none yet.
    func predictions(_ file: String, in directory: String) throws(ExperimentError) -> [ClipPrediction]? {
        guard RunFile.exists(file, in: directory) else { return nil }
        let text = try text(file, in: directory)
        guard let predictions = ClipPrediction.predictions(ofTable: text, classes: recipe.labels.classes) else {
            throw .run(.corrupt(run: directory, file: file, detail: "not the table it should be"))
        }
        return predictions
    }

    private func text(_ file: String, in directory: String) throws(ExperimentError) -> String {
        do { return try RunFile.text(file, in: directory) } catch { throw .run(error) }
    }
}
