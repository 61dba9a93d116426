import Corpora
package import Training

extension Experiment {
    /// Runs to the end, or until it is told to stop; what is finished is on disk at every moment.
    ///
    /// - Parameters:
    ///   - stop: ends the work within 0.2 s; every finished epoch and fold is kept.
    ///   - report: receives what happens; from any thread, one event at a time.
    /// - Returns: the run as the list of runs shows it: finished, or interrupted.
    @discardableResult
    package func run(
        stop: StopFlag, report: @escaping @Sendable (ExperimentEvent) -> Void
    ) throws(ExperimentError) -> RunSummary {
        guard let lock = RunLock(directory: run.directory) else { throw .run(.busy(run.directory)) }
        // The mark must stand until the last file is written, whatever the optimizer makes of an unused constant.
        defer { withExtendedLifetime(lock) {} }
        let progress = RunProgress(run, report: report)
        do {
            let isFinished = try trainFolds(progress, stop: stop)
            try progress.end(isFinished ? .finished : .interrupted)
        } catch {
            progress.fail(error)
            throw error
        }
        let summary = RunSummary(reading: run.directory, isRunning: false)
        report(.finished(summary))
        return summary
    }

    /// Trains and evaluates every fold that is not done yet; false where it was stopped.
    private func trainFolds(_ progress: RunProgress, stop: StopFlag) throws(ExperimentError) -> Bool {
        progress.report(.started(run: run.directory, statement: run.record.statement, folds: folds.count))
        try writeClips()
        if try pooledEvaluation() == nil {
            progress.note(classProblems() + contradictions())
            var sounds: [FoldSounds] = []
            for recipe in run.recipe.soundRecipes {
                guard let read = try readSounds(recipe, progress, stop: stop) else { return false }
                sounds.append(read)
            }
            guard try train(sounds, progress, stop: stop) else { return false }
        }
        guard let evaluation = try pooledEvaluation() else { return false }
        try progress.run.write(evaluation)
        progress.report(.evaluated(evaluation))
        return true
    }

    /// Trains every network that is not trained yet, several at once; false where it was stopped.
    private func train(
        _ sounds: [FoldSounds], _ progress: RunProgress, stop: StopFlag
    ) throws(ExperimentError) -> Bool {
        var jobs: [FoldRuns.Job] = []
        for fold in folds where try run.predictions(ofFold: fold.number) == nil {
            jobs += (1...run.recipe.memberCount).map { FoldRuns.Job(fold: fold, member: $0) }
        }
        return try FoldRuns(threads: threads, jobs: jobs).run(stop: stop) {
            (job, threads, stop) throws(ExperimentError) in
            let training = FoldExperiment(
                experiment: self, fold: job.fold, member: job.member, threads: threads,
                sounds: sounds[run.recipe.soundRecipeIndex(ofMember: job.member)], progress: progress)
            return try training.run(stop: stop)
        }
    }

    /// The result over all folds, once each is evaluated.
    private func pooledEvaluation() throws(ExperimentError) -> Evaluation? {
        var pooled: [ClipPrediction] = []
        for fold in folds {
            guard let predictions = try run.predictions(ofFold: fold.number) else { return nil }
            pooled += predictions
        }
        return run.evaluation(of: pooled)
    }

    /// Reads all clips as a recipe's networks hear them; nil where it was stopped.
    private func readSounds(
        _ recipe: Recipe, _ progress: RunProgress, stop: StopFlag
    ) throws(ExperimentError) -> FoldSounds? {
        let features: WindowFeatures
        do { features = try WindowFeatures(recipe) } catch { throw .features(error) }
        guard let clips = readClips(features, progress, stop: stop) else { return nil }
        progress.note(clips.problems)
        var testedClips: ClipStore?
        if let tested {
            guard let read = readClips(of: tested, features, progress, stop: stop) else { return nil }
            progress.note(read.problems)
            testedClips = read
        }
        return FoldSounds(features: features, clips: clips, testedClips: testedClips)
    }

    private func readClips(
        of other: Corpus? = nil, _ features: WindowFeatures, _ progress: RunProgress, stop: StopFlag
    ) -> ClipStore? {
        let wanted = other.map { Array($0.clips.indices) } ?? Set(folds.flatMap { $0.training + $0.test }).sorted()
        return ClipStore.read(
            wanted, of: other ?? corpus, features: features, store: store, threads: threads, stop: stop,
            progress: { progress.report(.preparing(done: $0, total: wanted.count)) })
    }

    /// Which clip may be trained on by which fold, and which fold tests it: `clips.csv`.
    private func writeClips() throws(ExperimentError) {
        do {
            try AtomicFile.write(
                ClipRoles.table(folds, of: corpus, labels: run.recipe.labels), to: run.directory + "/" + RunFile.clips)
        } catch {
            throw .storage(error)
        }
    }

    /// Sounds that the corpus has under several emotions: whatever a network says of them is wrong once.
    private func contradictions() -> [String] {
        let count = corpus.contradictions
        guard count > 0 else { return [] }
        return [
            "\(count.counted("sound", verb: "is", "are")) in the corpus under more than one emotion: emoscope scan"
                + " \(corpus.root) lists them"
        ]
    }

    /// Classes that cannot be learnt or tested as they should, a line each.
    private func classProblems() -> [String] {
        let labels = run.recipe.labels
        let counts = corpus.classCounts(labels)
        return counts.enumerated().compactMap { index, count in
            if count.clips == 1 {
                return "class \(count.name) has one clip only: it cannot be both learnt and tested"
            }
            let isUnlearnt = folds.first { fold in
                let isMember = { (clip: Int) in labels.classIndex(of: corpus.clips[clip]) == index }
                return fold.test.contains(where: isMember) && !fold.training.contains(where: isMember)
            }
            return isUnlearnt.map { fold in
                "class \(count.name) is tested\(fold.number > 0 ? " in fold \(fold.number)" : "") but never learnt there"
            }
        }
    }
}
