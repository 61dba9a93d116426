import Corpora
import Recognition
import Synchronization
import Training

/// Tells on standard error how an experiment goes: a line that is redrawn, and a line that stays for each epoch.
final class TrainingProgress: Sendable {
    private struct State {
        var stage = ""
        var line: ProgressLine?
        var folds = 1
        var epochs = 0
    }

    private let state = Mutex(State())
    /// Whether one epoch is chosen for its validation; else the last one counts, and none is better than another.
    private let choosesBest: Bool

    /// Shows nothing yet.
    ///
    /// - Parameter choosesBest: whether the best epoch is evaluated, so that it is worth telling which it is so far.
    init(choosesBest: Bool) { self.choosesBest = choosesBest }

    /// Shows an event.
    func show(_ event: ExperimentEvent) {
        state.withLock { state in
            switch event {
            case .started(let run, let statement, _):
                Log.info("run: \(run)")
                Log.info(statement)
            case .preparing(let done, let total): Self.redraw("reading clips", done, total, &state)
            case .foldStarted(_, let count, _): state.folds = count
            case .windows(let fold, let done, let total):
                Self.redraw("\(Self.name(fold, state))computing windows", done, total, &state)
            case .training(let fold, let event): show(event, Self.name(fold, state), &state)
            case .foldEvaluated(let fold, let evaluation):
                let uar = Decimals.text(evaluation.uar, 3)
                Self.say("fold \(fold): UAR \(uar) on \(evaluation.predictions.count.counted("clip"))", &state)
            case .notice(let text):
                Self.clear(&state)
                Log.warning(text)
            case .evaluated, .finished, .failed: Self.clear(&state)
            }
        }
    }

    /// Which network a line is about, where there are several; those that train at once take turns.
    private static func name(_ fold: Int, _ state: State) -> String {
        state.folds > 1 ? "fold \(fold) of \(state.folds), " : ""
    }

    private func show(_ event: TrainingEvent, _ fold: String, _ state: inout State) {
        switch event {
        case .started(let outline):
            state.epochs = outline.epochs
            Log.info(
                "\(outline.samples.counted("sample")) to learn from, \(outline.validationSamples.grouped) for validation,"
                    + " \(outline.parameters.counted("parameter"))")
            if outline.firstEpoch > 1 {
                Self.say(
                    "\(fold)going on with epoch \(outline.firstEpoch.grouped) of \(outline.epochs.grouped)", &state)
            }
        case .stepsEnded(let step):
            guard StandardError.isTerminal else { return }
            Self.clear(&state)
            let left = step.secondsLeft.map { ", \(ProgressLine.duration($0)) left" } ?? ""
            let loss = Decimals.text(step.losses.last ?? .nan, 3)
            state.stage = "training"
            StandardError.write(
                "\(fold)epoch \(step.epoch.grouped) of \(state.epochs.grouped), step \(step.step.grouped) of"
                    + " \(step.stepsPerEpoch.grouped),"
                    + " loss \(loss), accuracy \(Decimals.text(step.accuracy, 3))\(left)")
        case .epochEnded(let epoch): Self.say(fold + text(of: epoch, state), &state)
        case .ended: Self.clear(&state)
        }
    }

    private func text(of epoch: EpochRecord, _ state: State) -> String {
        let (loss, accuracy) = (Decimals.text(epoch.loss, 4), Decimals.text(epoch.accuracy, 3))
        var text = "epoch \(epoch.epoch.grouped) of \(state.epochs.grouped): loss \(loss), accuracy \(accuracy)"
        if let validation = epoch.validation {
            text += "; validation loss \(Decimals.text(validation.loss, 4)), accuracy"
            text += " \(Decimals.text(validation.accuracy, 3)), UAR \(Decimals.text(validation.uar, 3))"
        }
        return text + (choosesBest && epoch.isBest && epoch.validation != nil ? "; the best so far" : "")
    }

    /// Redraws the line of a stage that counts pieces.
    private static func redraw(_ stage: String, _ done: Int, _ total: Int, _ state: inout State) {
        if state.stage != stage {
            clear(&state)
            state.stage = stage
            state.line = ProgressLine(stage)
        }
        state.line?.update(done: done, of: total)
    }

    /// Prints a line that stays; a log wants it too.
    private static func say(_ text: String, _ state: inout State) {
        clear(&state)
        StandardError.write(text + "\n")
    }

    private static func clear(_ state: inout State) {
        state.line?.finish()
        state.line = nil
        if state.stage == "training" { StandardError.write("\r\u{1B}[K") }
        state.stage = ""
    }
}
