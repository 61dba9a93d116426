import Corpora
import Recognition
import Testing
import Workbench

/// A run as the list shows it, without a directory.
func makeRun(
    _ name: String, recipe: String = "notebook-fixed", under text: String = "speakers:6",
    state: RunSummary.State = .finished, uar: Double? = 0.581, leaks: Bool = false
) -> RunSummary {
    var run = RunSummary(reading: "/runs/\(name)")
    run.state = state
    run.fault = nil
    run.recipe = recipe
    run.protocolText = text
    run.statement =
        leaks
        ? "LEAKS: windows of the clips that are tested were trained on; the result says nothing about new voices"
        : "6 folds of 4 speakers; each clip is tested by a network that has never heard its speaker"
    run.leaks = leaks
    run.corpus = "voices"
    run.started = 1_780_000_000
    run.seconds = 754
    (run.epochs, run.totalEpochs) = state == .finished ? (84, 84) : (31, 84)
    if let uar, state == .finished {
        (run.clips, run.uar, run.accuracy, run.chance) = (32, uar, uar + 0.02, 0.125)
        run.uarInterval = uar - 0.06...uar + 0.055
    }
    return run
}

/// An evaluation of every clip of a corpus: most are recognised, some are taken for the next class.
func makeEvaluation(of corpus: Corpus = makeCorpus(), scheme: LabelScheme = .emotion, leaks: Bool = false) -> Evaluation
{
    let classes = scheme.classes
    let predictions = corpus.clips.enumerated().map { index, clip in
        let truth = scheme.classIndex(of: clip)
        let isWrong = index % 5 == 1 || index % 7 == 3
        let guess = isWrong ? (truth + 1 + index % 2) % classes.count : truth
        var probabilities = [Float](repeating: 0.2 / Float(classes.count), count: classes.count)
        probabilities[guess] += 0.5
        probabilities[truth] += 0.3 - Float(index % 10) / 100
        return ClipPrediction(
            clip: clip.id, speaker: clip.speaker, truth: truth, probabilities: probabilities, fold: index / 8 + 1)
    }
    return Evaluation(
        classes: classes, protocolText: leaks ? "random-windows" : "speakers:4",
        statement: makeRun("x", leaks: leaks).statement, leaks: leaks, predictions: predictions)
}

/// Training and validation of fourteen epochs.
func makeHistory(folds: Int = 1) -> [MetricRow] {
    (0..<folds).flatMap { fold in
        (1...14).flatMap { epoch in
            let share = Double(epoch) / 14
            return [
                MetricRow(
                    fold: fold, epoch: epoch, split: .training, loss: 2 - share, accuracy: 0.2 + 0.7 * share, uar: nil),
                MetricRow(
                    fold: fold, epoch: epoch, split: .validation, loss: 2 - share / 2,
                    accuracy: 0.2 + 0.4 * share * (2 - share) - (epoch > 10 ? 0.03 : 0), uar: 0.4),
            ]
        }
    }
}

/// What a network might say of a recording of 3.2 s.
func makeClassification(
    path: String = "clip.wav", scheme: LabelScheme = .emotion, favouring favourite: Int = 4
) -> Classification {
    let classes = scheme.classes
    let windows = (0..<8).map { index in
        var probabilities = [Float](repeating: 0.4 / Float(classes.count), count: classes.count)
        probabilities[index < 5 ? favourite : 2] += 0.6
        return Classification.Window(
            start: 0.4 * Double(index), end: 0.4 * Double(index + 1), probabilities: probabilities)
    }
    var mean = [Float](repeating: 0.4 / Float(classes.count), count: classes.count)
    mean[favourite] += 0.375
    mean[2] += 0.225
    return Classification(
        path: path, seconds: 3.2, keptSeconds: 2.9, classes: classes, probabilities: mean, windows: windows,
        notes: ["classified by fold 2, which never heard this speaker"])
}

/// What spoke for a class: a ridge that rises through the bands, and something against it at the end.
func makeAttribution(of label: String = "angry") -> Attribution {
    let (frames, bands) = (160, 26)
    var heard = [Float](repeating: 0, count: frames * bands)
    var moved = heard
    for frame in 0..<frames {
        for band in 0..<bands {
            let index = frame * bands + band
            heard[index] = frame < 10 ? .nan : Float((frame * 7 + band * band) % 60) - 60
            if abs(frame / 8 - band) < 3 { moved[index] = 0.02 }
            if frame > 130, band < 6 { moved[index] = -0.015 }
        }
    }
    func plane(_ values: [Float], unit: String) -> FeaturePlane {
        FeaturePlane(
            frames: frames, bandCount: bands, values: values, bands: .frequencies((1...26).map { Float($0 * $0) * 11 }),
            start: 0.01, hop: 0.02, unit: unit)
    }
    return Attribution(label: label, heard: plane(heard, unit: ""), moved: plane(moved, unit: "logit"), beside: 0.1)
}

/// Summaries of the classes of a corpus.
func makeSummaries(of corpus: Corpus = makeCorpus(), scheme: LabelScheme = .emotion) -> [ClassSummary] {
    corpus.classCounts(scheme).enumerated().map { index, count in
        let analysis = makeAnalysis(of: corpus.clips[index])
        func plane(_ bands: Int, _ kind: FeaturePlane.Bands, unit: String) -> FeaturePlane {
            let values = (0..<100 * bands).map { Float(($0 / bands + 12 * index) % 100) / 2 - Float($0 % bands) }
            return FeaturePlane(
                frames: 100, bandCount: bands, values: values, bands: kind, start: 0, hop: 0.034, unit: unit)
        }
        return ClassSummary(
            name: count.name, clips: count.clips, seconds: count.seconds, example: corpus.clips[index].id,
            exampleSamples: analysis.samples, exampleRate: analysis.sampleRate, spectrum: analysis.spectrum,
            filterBank: plane(26, .frequencies((1...26).map { Float($0 * $0) * 11 }), unit: "dB"),
            mfcc: plane(13, .coefficients, unit: ""))
    }
}

extension TestStore {
    /// Answers what effects ask for of runs, as a quick runner would.
    mutating func answer(_ effects: [Effect], runs: [RunSummary] = [makeRun("1-notebook-fixed")], leaks: Bool = false) {
        var waiting = effects
        while !waiting.isEmpty {
            switch waiting.removeFirst() {
            case .loadRuns(let request): waiting += apply(.runsLoaded(request, .success(runs)))
            case .loadEvaluation(let run, let request):
                let evaluation = makeEvaluation(leaks: leaks)
                waiting += apply(.evaluationLoaded(request, run: run, .success(EvaluationFigures(evaluation))))
            case .loadHistory(let run, let request):
                waiting += apply(.historyLoaded(request, run: run, .success(makeHistory())))
            case .classify(let path, _, _, let request):
                waiting += apply(.classified(request, .success(makeClassification(path: path))))
            case .classifyAgain(let path, _, let request):
                waiting += apply(.classifiedAgain(request, .success(makeClassification(path: path, favouring: 1))))
            case .attribute(_, _, let label, let request):
                waiting += apply(.attributed(request, .success(makeAttribution(of: label ?? "angry"))))
            case .summariseClasses(let corpus, let scheme, let request):
                let summaries = makeSummaries(of: corpus, scheme: scheme)
                waiting += apply(.classesSummarised(request, .success(summaries)))
            case .analyseClip(let clip, _, _, let request):
                waiting += apply(.clipAnalysed(request, .success(makeAnalysis(of: clip))))
            default: break
            }
        }
    }

    /// Presses keys and answers what they ask for.
    mutating func use(_ names: String..., runs: [RunSummary] = [makeRun("1-notebook-fixed")], leaks: Bool = false) {
        for name in names { answer(press(name), runs: runs, leaks: leaks) }
    }
}
