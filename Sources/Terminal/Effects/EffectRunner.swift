import Corpora
import Dispatch
package import NeuralNetwork
package import Recognition
import Training
package import Workbench

/// Performs the effects that the workbench asks for, on queues of its own, and posts what comes of them.
///
/// Each kind of work has a queue: newer work tells the older to stop and begins as soon as it has, so that scrolling
/// through a thousand clips never leaves more than one analysis running.
package final class EffectRunner: Sendable {
    let workspace: Workspace
    let threads: Int
    let kernels: KernelChoice
    /// Features kept from one time to the next.
    let store: FeatureStore
    let post: @Sendable (Action) -> Void
    private let slots = Slots()
    private let queues: [EffectSlot: DispatchQueue]
    private let storage = DispatchQueue(label: "emoscope.storage")
    private let training: TrainingJob

    /// A runner with nothing to do.
    ///
    /// - Parameters:
    ///   - workspace: where runs, catalogues and the state of the screen lie.
    ///   - threads: how many threads a piece of work may use.
    ///   - kernels: the inner loops to compute with.
    ///   - cacheCapacity: how many bytes kept features may take up.
    ///   - post: receives results, from any thread.
    package init(
        workspace: Workspace, threads: Int, kernels: KernelChoice, cacheCapacity: Int,
        post: @escaping @Sendable (Action) -> Void
    ) {
        self.workspace = workspace
        self.threads = threads
        self.kernels = kernels
        self.post = post
        store = FeatureStore(workspace, capacity: cacheCapacity)
        training = TrainingJob(workspace: workspace, threads: threads, kernels: kernels, store: store, post: post)
        let names = EffectSlot.allCases.map { ($0, DispatchQueue(label: "emoscope.\($0)")) }
        queues = Dictionary(uniqueKeysWithValues: names)
    }

    /// Starts what an effect asks for and returns at once.
    package func perform(_ effect: Effect) {
        switch effect {
        case .startTraining(let recipe, let corpus): training.start(recipe, on: corpus)
        case .resumeTraining(let run, let corpus): training.resume(run, on: corpus)
        case .trainUnder(let evaluation, let run, let corpus): training.start(like: run, under: evaluation, on: corpus)
        case .stopTraining: training.stop()
        case .discardTraining: training.discard()
        case .renameRun(let path, let name, let request):
            change(request) { () throws(RunError) in try RunList.rename(path, to: name) }
        case .deleteRun(let path, let request): change(request) { () throws(RunError) in try RunList.delete(path) }
        case .writeText(let text, let path, let replaces): write(text, to: path, replaces)
        case .saveMarks(let marks, let corpus): storage.async { [self] in save(marks, of: corpus) }
        case .addMarks(let marks, let corpus): storage.async { [self] in add(marks, of: corpus) }
        case .saveState(let state): storage.async { [self] in save(state) }
        case .copy, .redraw, .reportMouse, .suspend, .quit: preconditionFailure("the event loop does this itself")
        default: performInSlot(effect)
        }
    }

    /// Whether a training is running or being stopped.
    package var isTraining: Bool { training.isBusy }

    /// Stops everything; a training keeps what it has learnt.
    ///
    /// - Returns: false if the training took longer than that many seconds.
    package func finish(seconds: Double) -> Bool {
        slots.stopAll()
        training.stop()
        // The state of the screen, and what a stopped scan has read, are on their way to the disk.
        storage.sync {}
        let scan = DispatchSemaphore(value: 0)
        queues[.corpus]?.async { scan.signal() }
        // A file on a network disk may keep a scan longer than anybody wants to wait.
        _ = scan.wait(timeout: .now() + Self.scanPatience)
        return training.wait(seconds: seconds)
    }

    private static let scanPatience = 2.0

    /// Writes the state of the screen; a disk that refuses it is no reason to trouble the user.
    package func save(_ state: SavedState) { try? ScreenStateFile(workspace).write(state) }

    /// Keeps marks beside those of the file; what cannot be read is not written over.
    private func add(_ marks: ClipMarks, of corpus: Corpus) {
        guard var all = try? MarksFile(workspace, corpus: corpus.root).read() else { return }
        all.add(marks)
        save(all, of: corpus)
    }

    /// Writes the marks of a corpus; that they are lost is said.
    private func save(_ marks: ClipMarks, of corpus: Corpus) {
        do {
            try MarksFile(workspace, corpus: corpus.root).write(marks)
        } catch {
            post(.noticed(Notice(.error, "the marks are not kept: \(error)")))
        }
    }

    /// Begins work of which only the newest matters, in place of the older.
    private func performInSlot(_ effect: Effect) {
        guard let slot = effect.slot, let queue = queues[slot] else { return }
        let stop = slots.begin(slot)
        queue.async { [self] in
            if !stop.isRaised { work(on: effect, stop) }
        }
    }

    private func work(on effect: Effect, _ stop: StopFlag) {
        switch effect {
        case .openCorpus(let path, let request): openCorpus(path, request, stop)
        case .analyseClip(let clip, let corpus, let options, let request):
            analyse(clip, of: corpus, options, request, stop)
        case .prefetchClips(let clips, let corpus, let options):
            for wanted in clips where !stop.isRaised {
                analyse(wanted.clip, of: corpus, options, wanted.request, stop)
            }
        case .summariseClasses(let corpus, let scheme, let request): summarise(corpus, scheme, request, stop)
        case .measureClip(let clip, let corpus, let request): measure(clip, of: corpus, request, stop)
        case .measureCorpus(let corpus, let request): measure(corpus, request, stop)
        case .compareClasses(let numbers, let corpus, let scheme, let request):
            if let all = ClassComparison.all(numbers, of: corpus, scheme, isStopped: { stop.isRaised }) {
                post(.classesCompared(request, all))
            }
        case .loadMarks(let corpus, let request):
            let file = MarksFile(workspace, corpus: corpus.root)
            post(.marksLoaded(request, Result { () throws(Failure) in try file.read() }))
        case .loadRuns(let request): post(.runsLoaded(request, runs()))
        case .loadSearches(let request, let follows): loadSearches(request, follows: follows, stop)
        case .loadEvaluation(let run, let request):
            post(.evaluationLoaded(request, run: run, evaluation(of: run).map { EvaluationFigures($0) }))
        case .loadPredictions(let run, let request): post(.predictionsLoaded(request, evaluation(of: run)))
        case .loadHistory(let run, let request): post(.historyLoaded(request, run: run, history(of: run)))
        case .classify(let path, _, let run, let request): classify(path, with: run, request, stop)
        case .classifyAgain(let path, let run, let request): classifyAgain(path, with: run, request, stop)
        case .attribute(let path, let run, let label, let request):
            attribute(path, run: run, label: label, request, stop)
        case .compareRuns(let first, let second, let request): compare(first, second, request)
        case .completePath(let typed, let request): complete(typed, request)
        default: break
        }
    }

    /// Changes something about a run, then lists the runs as they are.
    private func change(_ request: Request, _ body: @escaping @Sendable () throws(RunError) -> Void) {
        storage.async { [self] in
            do throws(RunError) {
                try body()
            } catch {
                post(.noticed(Notice(.error, error.description)))
            }
            post(.runsLoaded(request, runs()))
        }
    }

    private func write(_ text: String, to path: String, _ replaces: Bool) {
        storage.async { [self] in
            if !replaces, let found = Folder.resolved(path) { return post(.fileFound(path: found, text: text)) }
            do throws(StorageError) {
                try AtomicFile.write(text, to: path)
                post(.noticed(Notice(.done, "written: \(Folder.resolved(path) ?? path)")))
            } catch {
                post(.noticed(Notice(.error, error.description)))
            }
        }
    }
}
