import Recognition
import Testing
import TextCanvas
import Training
import Workbench

/// Pictures of the screens, compared with the text files in `Golden`.
///
/// With `EMOSCOPE_RECORD_SNAPSHOTS=1` in the environment the files are written anew; read the difference before
/// committing them.
@Suite struct SnapshotTests {
    private static let sizes = [(80, 24), (120, 40), (200, 56)]

    @Test(arguments: sizes)
    func clips(_ width: Int, _ height: Int) {
        var store = analysedStore(width, height)
        store.press("L", "L", "L")
        expectSnapshot("clips", store)
    }

    @Test(arguments: sizes)
    func filteredClips(_ width: Int, _ height: Int) {
        var store = analysedStore(width, height)
        store.press("/")
        store.type("emotion=angry dur>3")
        expectSnapshot("clips-filter", store)
    }

    @Test(arguments: sizes)
    func zoomedSpectrogram(_ width: Int, _ height: Int) {
        var store = analysedStore(width, height)
        store.press("v", "]", "]", "f", "z")
        expectSnapshot("clips-spectrogram", store)
    }

    @Test(arguments: sizes)
    func voices(_ width: Int, _ height: Int) {
        var store = analysedStore(width, height)
        store.press("L", "L", "L", "I", "F")
        store.runMeasures(store.press("n"), share: 0.5)
        expectSnapshot("clips-voice", store)
        store.press("+", "+", "f", "z")
        expectSnapshot("clips-zoomed-time", store)
        store.press("[")
        expectSnapshot("clips-numbers", store)
    }

    @Test func voicesInAscii() {
        var store = analysedStore(120, 40)
        store.press("L", "L", "L", "I", "F", "T", "T")
        store.runMeasures(store.press("n"))
        expectSnapshot("clips-voice-ascii", store)
        #expect(store.screen.joined().utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: sizes)
    func network(_ width: Int, _ height: Int) {
        var store = makeOpenStore(width: width, height: height)
        store.press("3", "n")
        expectSnapshot("train-network", store)
    }

    @Test(arguments: sizes)
    func trainBefore(_ width: Int, _ height: Int) {
        var store = makeOpenStore(width: width, height: height)
        store.press("3", "j", "j", "j", "space", "j")
        expectSnapshot("train-form", store)
    }

    @Test(arguments: sizes)
    func training(_ width: Int, _ height: Int) {
        expectSnapshot("train", trainingStore(width, height))
    }

    @Test(arguments: sizes)
    func overlays(_ width: Int, _ height: Int) {
        var store = trainingStore(width, height)
        store.press("?")
        expectSnapshot("help", store)
        store.press("esc", ":")
        store.type("sort")
        expectSnapshot("palette", store)
        store.press("esc", "1", "q")
        expectSnapshot("quit", store)
        store.press("n", "i")
        expectSnapshot("card", store)
    }

    @Test func inAsciiAndWithoutColours() {
        var store = analysedStore(80, 24)
        store.press("T", "T")
        expectSnapshot("clips-ascii", store)
        #expect(store.screen.joined().utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func narrow() {
        var store = analysedStore(40, 12)
        expectSnapshot("clips-narrow", store)
        store.press("tab")
        expectSnapshot("inspector-narrow", store)
        store.press("3")
        expectSnapshot("train-narrow", store)
    }

    @Test func tooSmall() {
        expectSnapshot("too-small", makeOpenStore(width: 30, height: 5))
    }

    private func analysedStore(_ width: Int, _ height: Int) -> TestStore {
        var store = makeOpenStore(width: width, height: height)
        store.runAnalyses(store.press("j"))
        return store
    }

    /// A training in its ninth epoch of fourteen.
    private func trainingStore(_ width: Int, _ height: Int) -> TestStore {
        var store = makeOpenStore(width: width, height: height)
        store.press("3", "s")
        func tell(_ event: ExperimentEvent) { _ = store.apply(.training(event)) }
        tell(
            .started(
                run: "/runs/2026-notebook",
                statement: "5 folds of 4 speakers; each clip is tested by a network that has never heard its speaker",
                folds: 5))
        tell(.foldStarted(fold: 2, of: 5, testSpeakers: ["01", "02"]))
        let outline = TrainingOutline(
            epochs: 14, stepsPerEpoch: 40, samples: 1280, validationSamples: 320, parameters: 1_974_222, firstEpoch: 1,
            history: [])
        tell(.training(fold: 2, .started(outline)))
        for epoch in 1...9 {
            let steps = epoch == 9 ? 17 : 40
            let losses = (0..<steps).map { step in
                2.6 / (Double(epoch) + Double(step) / 40) + 0.3 + (step.isMultiple(of: 3) ? 0.1 : -0.05)
            }
            let progress = StepProgress(
                epoch: epoch, step: steps, stepsPerEpoch: 40, losses: losses, accuracy: 0.1 * Double(epoch),
                samplesPerSecond: 1043, secondsLeft: 7.1)
            tell(.training(fold: 2, .stepsEnded(progress)))
            if epoch < 9 { tell(.training(fold: 2, .epochEnded(Self.record(of: epoch)))) }
        }
        return store
    }

    /// An epoch whose validation is best at the fifth.
    private static func record(of epoch: Int) -> EpochRecord {
        let validation = EpochRecord.Validation(
            loss: 2.6 / Double(epoch) + 0.0125 * Double(epoch * epoch), accuracy: 0.1 * Double(min(epoch, 6)), uar: 0.3)
        return EpochRecord(
            epoch: epoch, loss: 2.6 / Double(epoch) + 0.3, accuracy: 0.11 * Double(epoch), validation: validation,
            learningRate: 0.001, isBest: epoch <= 5)
    }
}
