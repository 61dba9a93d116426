package import Recognition
import TextCanvas
package import Training

/// A training as the screen follows it, from its events.
package struct TrainingSession: Sendable {
    /// Where it stands.
    package enum Phase: Hashable, Sendable {
        /// Asked for; nothing was heard yet.
        case starting
        /// Working.
        case running
        /// Asked to stop and keep.
        case stopping
        /// Asked to stop and remove.
        case discarding
        /// Finished, or interrupted with everything kept.
        case ended(RunSummary)
        /// Ended with an error, which says what to do.
        case failed(String)
        /// Stopped, and its run removed.
        case discarded
    }

    /// What is being done, while it runs.
    package enum Stage: Hashable, Sendable {
        /// Clips are read and masked.
        case preparing(done: Int, total: Int)
        /// Windows are cut out and their features computed.
        case windows(done: Int, total: Int)
        /// Steps are taken.
        case training
    }

    /// Lines of the log that are kept.
    package static let logCapacity = 500

    /// Where it stands.
    package var phase: Phase = .starting
    /// The recipe; nil of a resumed run, which brings its own.
    package let recipe: Recipe?
    /// Whether what is tested may have been trained on; said wherever the statement is shown.
    package let leaks: Bool
    /// What is being done.
    package private(set) var stage: Stage = .preparing(done: 0, total: 0)
    /// The run's directory, once it stands.
    package private(set) var run: String?
    /// What is trained on and tested, in plain words.
    package private(set) var statement = ""
    /// The fold that is shown, from 1: several may run at once.
    package private(set) var fold = 1
    /// How many folds there are.
    package private(set) var folds = 1
    /// The folds that run, in the order in which they began.
    private var running: [Int] = []
    /// What lies ahead in each fold that has begun to train.
    private var outlines: [Int: TrainingOutline] = [:]
    /// Where each fold's epochs stand in the history.
    private var places: [Int: Int] = [:]
    /// What lies ahead in this fold.
    package private(set) var outline: TrainingOutline?
    /// Where this fold stands.
    package private(set) var progress: StepProgress?
    /// Loss of every step of this fold, oldest first.
    package private(set) var stepLosses: [Float] = []
    /// Seconds from the first step of this fold to the end of each, as its pace tells; steps before the pace is known
    /// count as the first that is.
    package private(set) var stepTimes: [Double] = []
    /// The epochs of each fold.
    package private(set) var history: [[EpochRecord]] = [[]]
    /// What memory the program takes, as far as the system tells.
    package var memory: MemoryUse?
    /// The result of the whole run.
    package private(set) var evaluation: Evaluation?
    /// What happened, newest last.
    package private(set) var log: [String] = []

    /// A training that was asked for.
    ///
    /// - Parameter leaks: whether what is tested may have been trained on.
    package init(recipe: Recipe?, leaks: Bool) {
        self.recipe = recipe
        self.leaks = leaks
    }

    /// Whether it still works.
    package var isBusy: Bool {
        switch phase {
        case .starting, .running, .stopping, .discarding: true
        case .ended, .failed, .discarded: false
        }
    }

    /// The epochs of the fold that runs.
    package var epochs: [EpochRecord] { history[places[fold] ?? 0] }

    /// The best epoch of the fold that runs; nil without validation, where no epoch is known to be better than another.
    package var best: EpochRecord? { epochs.last { $0.isBest && $0.validation != nil } }

    /// Steps done of all steps of all folds, 0 to 1; nil before it is known.
    package var share: Double? {
        guard let outline, outline.epochs > 0 else { return nil }
        let done: Double
        if let progress, progress.stepsPerEpoch > 0 {
            done = Double(progress.epoch - 1) + Double(progress.step) / Double(progress.stepsPerEpoch)
        } else {
            done = Double(epochs.count)
        }
        let others = running.filter { $0 != fold }.reduce(0.0) { sum, other in
            sum + Double(history[places[other] ?? 0].count)
        }
        let before = Double((running.min() ?? fold) - 1)
        return min(1, (before + (done + others) / Double(outline.epochs)) / Double(folds))
    }

    /// Seconds until the last fold's last epoch ends, as far as it is known.
    package var secondsLeft: Double? {
        guard let left = progress?.secondsLeft, let outline, let speed = progress?.samplesPerSecond, speed > 0
        else { return nil }
        let atOnce = max(1, running.count)
        let aFold = Double(outline.epochs * outline.samples) / speed
        let before = (running.min() ?? fold) - 1
        return left + Double(max(0, folds - before - atOnce)) * aFold / Double(atOnce)
    }

    /// The time left in words, no finer than it is known.
    package var timeLeft: String? {
        guard share.map({ $0 < 1 }) ?? true else { return nil }
        return secondsLeft.map { $0 < 59.5 ? "\(Int(max(0, $0).rounded())) s" : Format.duration($0) }
    }

    /// Takes an event of the training.
    mutating func take(_ event: ExperimentEvent) {
        if phase == .starting { phase = .running }
        switch event {
        case .started(let run, let statement, let folds):
            self.run = run
            self.statement = statement
            self.folds = max(1, folds)
            write("run \(run.split(separator: "/").last ?? "")")
        case .preparing(let done, let total): stage = .preparing(done: done, total: total)
        case .foldStarted(let fold, let folds, let speakers): begin(fold, of: folds, testing: speakers)
        case .windows(_, let done, let total): stage = .windows(done: done, total: total)
        case .training(let fold, let event): take(event, of: fold)
        case .foldEvaluated(let fold, let evaluation):
            end(fold)
            write(
                "fold \(fold): accuracy \(Format.percent(evaluation.accuracy)), UAR \(Format.percent(evaluation.uar))")
        case .evaluated(let evaluation):
            self.evaluation = evaluation
            write("evaluated: accuracy \(Format.percent(evaluation.accuracy)), UAR \(Format.percent(evaluation.uar))")
        case .notice(let text): write(text)
        case .finished(let summary):
            phase = .ended(summary)
            write(summary.state == .finished ? "finished" : "stopped; what was learnt is kept")
        case .failed(let reason):
            phase = .failed(reason)
            write(reason)
        }
    }

    /// What is validated by.
    private static func validation(of outline: TrainingOutline) -> String {
        outline.validationSamples > 0
            ? "\(Format.count(outline.validationSamples)) to validate" : "none to validate: the last epoch is kept"
    }

    /// An event of a fold that runs.
    private mutating func take(_ event: TrainingEvent, of fold: Int) {
        let isShown = fold == self.fold
        switch event {
        case .started(let outline):
            outlines[fold] = outline
            if isShown { self.outline = outline }
            stage = .training
            history[places[fold] ?? 0] = outline.history
            write(
                "\(Format.counted(outline.samples, "window")), \(Self.validation(of: outline)), \(Format.counted(outline.parameters, "parameter"))"
            )
        case .stepsEnded(let progress):
            guard isShown else { return }
            self.progress = progress
            stepLosses += progress.losses.map(Float.init)
            countTime(of: progress)
        case .epochEnded(let record):
            history[places[fold] ?? 0].append(record)
            write((running.count > 1 ? "fold \(fold) " : "") + Self.line(of: record))
        case .ended(let end):
            if case .diverged(let epoch, let step, let layer) = end {
                write("diverged in epoch \(epoch), step \(step): \(layer) gave no finite number")
            }
        }
    }

    /// Counts the time of the steps just taken.
    private mutating func countTime(of progress: StepProgress) {
        guard let outline, let rate = progress.samplesPerSecond, rate > 0 else { return }
        let aStep = Double(outline.samples) / Double(max(1, outline.stepsPerEpoch)) / rate
        while stepTimes.count < stepLosses.count { stepTimes.append((stepTimes.last ?? 0) + aStep) }
    }

    /// A fold begins: its curves are shown where no other fold's are, those of the folds before are kept.
    private mutating func begin(_ fold: Int, of folds: Int, testing speakers: [String]) {
        self.folds = max(1, folds)
        if !places.isEmpty || history.last?.isEmpty == false { history.append([]) }
        places[fold] = history.count - 1
        running.append(fold)
        if running.count == 1 { show(fold) }
        if folds > 1 { write("fold \(fold) of \(folds) tests \(speakers.joined(separator: ", "))") }
    }

    /// A fold is done: one that still runs is shown in its place.
    private mutating func end(_ fold: Int) {
        running.removeAll { $0 == fold }
        if fold == self.fold, let next = running.first { show(next) }
    }

    /// Follows another fold from where it stands now.
    private mutating func show(_ fold: Int) {
        self.fold = fold
        outline = outlines[fold]
        progress = nil
        stepLosses = []
        stepTimes = []
    }

    /// Adds a line to the log and drops the oldest where there are too many.
    private mutating func write(_ line: String) {
        log.append(line)
        if log.count > Self.logCapacity { log.removeFirst() }
    }

    /// An epoch in a line of the log.
    private static func line(of record: EpochRecord) -> String {
        let training =
            "epoch \(record.epoch): loss \(Format.number(record.loss)), accuracy \(Format.percent(record.accuracy))"
        guard let validation = record.validation else { return training }
        return training + "; validation \(Format.number(validation.loss)), \(Format.percent(validation.accuracy))"
            + (record.isBest ? ", best so far" : "")
    }
}
