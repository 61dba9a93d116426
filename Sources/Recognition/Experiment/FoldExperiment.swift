import Corpora
import NeuralNetwork
import Tensors
import Training

/// Trains and evaluates one network of a fold, from where its directory stands.
struct FoldExperiment {
    let experiment: Experiment
    let fold: Fold
    /// Which of the fold's networks, from 1: each has a random seed of its own.
    let member: Int
    let threads: Int
    /// The clips as the network hears them.
    let sounds: FoldSounds
    let progress: RunProgress

    private var directory: String { experiment.run.directory(ofFold: fold.number, member: member) }

    /// The network's recipe with its random seed: the first has the run's own.
    private var recipe: Recipe { experiment.run.recipe.members[member - 1] }

    /// Networks that each fold has.
    private var memberCount: Int { experiment.run.recipe.memberCount }

    /// The number that events tell the network by, from 1.
    private var number: Int { (max(1, fold.number) - 1) * memberCount + member }

    /// Does what is left to do; false where it was stopped.
    func run(stop: StopFlag) throws(ExperimentError) -> Bool {
        let isDone = try experiment.run.predictions(RunFile.predictions, in: directory) != nil
        if !isDone {
            progress.report(
                .foldStarted(
                    fold: number, of: experiment.folds.count * memberCount,
                    testSpeakers: (experiment.tested?.speakers.map(\.id)) ?? fold.testSpeakers(in: experiment.corpus)))
            guard try train(stop: stop), try evaluate(stop: stop) else { return false }
        }
        if let evaluation = try progress.joining({ () throws(ExperimentError) in try ensemble.join() }),
            fold.number > 0
        {
            progress.report(.foldEvaluated(fold: fold.number, evaluation))
        }
        return true
    }

    private var ensemble: FoldEnsemble {
        FoldEnsemble(
            run: experiment.run, fold: fold,
            statement: recipe.statement(for: fold, of: experiment.corpus, testing: experiment.tested))
    }

    // MARK: Training

    private func train(stop: StopFlag) throws(ExperimentError) -> Bool {
        let state = try TrainingCheckpoint.read(in: directory)
        if let state, state.isOver(epochs: recipe.training.epochs, patience: recipe.training.patience) { return true }
        let layout: NetworkLayout
        do { layout = try recipe.networkLayout(window: sounds.features.shape) } catch { throw .network(error) }
        let taken = FoldSamples.take(
            for: fold, in: experiment.corpus, recipe: recipe, features: sounds.features, sampleShape: layout.input,
            clips: sounds.clips, threads: threads, stop: stop,
            progress: { progress.report(.windows(fold: number, done: $0, total: $1)) })
        guard let samples = taken else { return false }
        try check(samples)
        try write(
            RunFile.encode(ClassifierModel(recipe: recipe, scaling: samples.scaling, layout: layout)), RunFile.model)
        return try train(layout, on: samples, from: state, stop: stop)
    }

    private func check(_ samples: FoldSamples) throws(ExperimentError) {
        let learnt = samples.learntClasses
        if learnt < 2 {
            throw .nothingToLearn(
                "nothing to learn: \(samples.training.count.counted("training " + recipe.windows.unit.rawValue)) of"
                    + " \(learnt.counted("class", "classes")); at least two classes are needed")
        }
        if recipe.checkpoint.choice == .best, samples.validation == nil {
            throw .nothingToLearn(
                "nothing is left for validation by \(recipe.validation.unit.rawValue), which checkpoint.choice=best"
                    + " needs: raise validation.fraction or set checkpoint.choice=last")
        }
    }

    private func train(
        _ layout: NetworkLayout, on samples: FoldSamples, from state: TrainingState?, stop: StopFlag
    ) throws(ExperimentError) -> Bool {
        let weights =
            recipe.loss.classWeights == .none
            ? nil : samples.classWeights(classes: layout.classes, power: recipe.loss.classWeightPower)
        try progress.update(fold: fold.number) { record in
            record.learningWindows = samples.training.count
            record.validationWindows = samples.validation?.count ?? 0
            record.classWeights = weights.map {
                Dictionary(uniqueKeysWithValues: zip(recipe.labels.classes, $0))
            }
        }
        let trainer = Trainer(
            layout: layout, options: options(recipe.loss.classWeights == .applied ? weights : nil),
            threads: threads, kernels: experiment.kernels)
        let initial = try state == nil ? initialWeights(for: layout) : nil
        // The trainer knows its own errors only: what the disk said is kept beside it.
        var fault: ExperimentError?
        let result: Trainer.Result
        do {
            result = try trainer.run(
                training: samples.training, validation: samples.validation, resuming: state,
                startingFrom: initial, stop: stop, report: { progress.report(.training(fold: number, $0)) },
                checkpoint: { state in
                    do throws(ExperimentError) {
                        try keep(state)
                    } catch {
                        fault = error
                        throw error
                    }
                })
        } catch {
            throw fault ?? .training(error)
        }
        switch result.end {
        case .completed, .stoppedEarly: return true
        case .stopped: return false
        case .diverged(let epoch, let step, let layer):
            throw .diverged(fold: fold.number, epoch: epoch, step: step, layer: layer)
        }
    }

    /// The weights that the recipe begins with; nil for random ones.
    private func initialWeights(for layout: NetworkLayout) throws(ExperimentError) -> [String: Tensor<Float>]? {
        let path = recipe.training.weights
        guard !path.isEmpty else { return nil }
        do { return try SafeTensors(contentsOf: path).weights(for: layout, path: path) } catch {
            throw .network(error)
        }
    }

    private func options(_ weights: [Double]?) -> Trainer.Options {
        var generator = SeededGenerator(seed: UInt64(recipe.randomSeed)).fork(UInt64(fold.number))
            .fork(RandomStream.training)
        return Trainer.Options(
            epochs: recipe.training.epochs, batchSize: recipe.training.batchSize, seed: generator.next(),
            spread: recipe.training.spread,
            classWeights: weights, labelSmoothing: recipe.loss.labelSmoothing, mixup: recipe.augmentation.mixup,
            optimizer: recipe.optimizer, schedule: recipe.schedule,
            averaging: recipe.averaging, best: recipe.checkpoint.measure,
            patience: recipe.training.patience)
    }

    /// Writes the checkpoint of an epoch, and the measures of all epochs so far.
    private func keep(_ state: TrainingState) throws(ExperimentError) {
        let classes = RecipeValue.list(recipe.labels.classes.map(RecipeValue.text)).json
        try TrainingCheckpoint.write(
            state, in: directory, words: ["classes": classes, "recipe": recipe.tree.json, "format": "emoscope"])
        let rows = state.history.flatMap { MetricRow.rows(of: $0, fold: fold.number, seed: member) }
        try write(MetricRow.table(rows), RunFile.metrics)
        try progress.save()
    }

    // MARK: Evaluation

    private func evaluate(stop: StopFlag) throws(ExperimentError) -> Bool {
        let network = try TrainedNetwork.read(directory: directory)
        let (corpus, positions) = (experiment.tested ?? experiment.corpus, experiment.tested?.clips.indices)
        guard
            let known = try predictions(
                of: fold.training, in: experiment.corpus, sounds.clips, by: network, stop: stop),
            let tested = try predictions(
                of: positions.map(Array.init) ?? fold.test, in: corpus, sounds.testedClips ?? sounds.clips, by: network,
                stop: stop)
        else { return false }
        let classes = recipe.labels.classes
        try write(ClipPrediction.table(known, classes: classes), RunFile.knownPredictions)
        if memberCount == 1 { try ensemble.writeEvaluation(of: tested) }
        // The last file of a network: where it stands, the network is done.
        try write(ClipPrediction.table(tested, classes: classes), RunFile.predictions)
        return true
    }

    private func predictions(
        of positions: [Int], in corpus: Corpus, _ clips: ClipStore, by network: TrainedNetwork, stop: StopFlag
    ) throws(ExperimentError) -> [ClipPrediction]? {
        let heard = positions.filter { clips[$0] != nil }
        let views = try network.viewProbabilities(
            of: heard.compactMap { clips[$0] }, threads: threads, kernels: experiment.kernels, stop: stop)
        guard let views else { return nil }
        return zip(heard, views).map { position, rows in
            let clip = corpus.clips[position]
            return ClipPrediction(
                clip: clip.id, speaker: clip.speaker, truth: recipe.labels.classIndex(of: clip),
                probabilities: TrainedNetwork.mean(rows), fold: fold.number)
        }
    }

    private func write(_ text: String, _ file: String) throws(ExperimentError) {
        do { try AtomicFile.write(text, to: directory + "/" + file) } catch { throw .storage(error) }
    }
}

extension Recipe.Checkpoint {
    /// The measure in the trainer's words.
    var measure: Trainer.BestMeasure {
        switch (choice, metric) {
        case (.last, _): .last
        case (.best, .accuracy): .validationAccuracy
        case (.best, .loss): .validationLoss
        case (.best, .uar): .validationUAR
        }
    }
}
