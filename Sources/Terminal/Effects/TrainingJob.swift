import Corpora
import Dispatch
import Glibc
import NeuralNetwork
import Recognition
import Synchronization
import Training
import Workbench

/// The one training that may run: started, stopped and kept, or stopped and removed.
final class TrainingJob: Sendable {
    private struct State {
        var flag: StopFlag?
        var isDiscarded = false
        /// When memory is told again, nanoseconds of uptime.
        var nextMemory: UInt64 = 0
    }

    private let workspace: Workspace
    private let threads: Int
    private let kernels: KernelChoice
    private let store: FeatureStore
    private let post: @Sendable (Action) -> Void
    private let state = Mutex(State())
    private let running = DispatchGroup()
    private let queue = DispatchQueue(label: "emoscope.training")

    init(
        workspace: Workspace, threads: Int, kernels: KernelChoice, store: FeatureStore,
        post: @escaping @Sendable (Action) -> Void
    ) {
        self.workspace = workspace
        self.threads = threads
        self.kernels = kernels
        self.store = store
        self.post = post
    }

    /// Whether a training is running or being stopped.
    var isBusy: Bool { state.withLock { $0.flag != nil } }

    /// Trains a recipe into a new run.
    func start(_ recipe: Recipe, on corpus: Corpus) {
        begin { [workspace, threads, kernels, store] () throws(ExperimentError) in
            try Experiment(
                beginning: recipe, on: corpus, among: workspace.runs, time: Double(time(nil)), threads: threads,
                kernels: kernels, store: store)
        }
    }

    /// Trains the recipe of a run under another protocol into a new run.
    func start(like path: String, under evaluation: EvaluationProtocol, on corpus: Corpus) {
        begin { [workspace, threads, kernels, store] () throws(ExperimentError) in
            var recipe: Recipe
            do throws(RunError) { recipe = try Run.open(path).recipe } catch { throw .run(error) }
            recipe.evaluation = evaluation
            return try Experiment(
                beginning: recipe, on: corpus, among: workspace.runs, time: Double(time(nil)), threads: threads,
                kernels: kernels, store: store)
        }
    }

    /// Goes on with an interrupted run.
    func resume(_ path: String, on corpus: Corpus) {
        begin { [threads, kernels, store] () throws(ExperimentError) in
            let run: Run
            do throws(RunError) { run = try Run.open(path) } catch { throw .run(error) }
            return try Experiment(resuming: run, on: corpus, threads: threads, kernels: kernels, store: store)
        }
    }

    /// Stops the training, if one runs; everything finished is kept.
    func stop() { state.withLock { $0.flag?.raise() } }

    /// Stops the training, if one runs, and removes its run.
    func discard() {
        state.withLock { state in
            state.isDiscarded = true
            state.flag?.raise()
        }
    }

    /// Waits for the end of the training.
    ///
    /// - Returns: false if it took longer.
    func wait(seconds: Double) -> Bool { running.wait(timeout: .now() + seconds) == .success }

    private func begin(_ prepare: @escaping @Sendable () throws(ExperimentError) -> Experiment) {
        let flag = StopFlag()
        state.withLock { $0 = State(flag: flag) }
        queue.async(group: running) { [self] in
            let directory = train(prepare, flag)
            let isDiscarded = state.withLock { state in
                // The next training may have begun already, as soon as this one said that it is finished.
                guard state.flag === flag else { return false }
                defer { state = State() }
                return state.isDiscarded
            }
            if isDiscarded { remove(directory) }
        }
    }

    /// - Returns: the run's directory, once there is one.
    private func train(_ prepare: () throws(ExperimentError) -> Experiment, _ flag: StopFlag) -> String? {
        let experiment: Experiment
        do { experiment = try prepare() } catch {
            post(.training(.failed(error.description)))
            return nil
        }
        // A failure is reported as the last event, so that nothing is left to say of the error here.
        _ = try? experiment.run(stop: flag) { [self] event in
            // Where the run is removed afterwards its end would only confuse.
            if case .finished = event, state.withLock({ $0.isDiscarded }) { return }
            // Before the event: after the last one the next training may begin.
            postMemory(isLast: event.isLast)
            post(.training(event))
        }
        return experiment.run.directory
    }

    /// Tells what memory is taken, but no more than twice a second.
    private func postMemory(isLast: Bool) {
        let now = DispatchTime.now().uptimeNanoseconds
        let isDue = state.withLock { state in
            guard isLast || now >= state.nextMemory else { return false }
            state.nextMemory = now + 500_000_000
            return true
        }
        if isDue, let use = MemoryUse.ofThisProcess { post(.memoryMeasured(use)) }
    }

    private func remove(_ directory: String?) {
        do throws(StorageError) {
            if let directory { try Folder.delete(directory) }
            post(.trainingDiscarded)
        } catch {
            post(.noticed(Notice(.error, error.description)))
            post(.trainingDiscarded)
        }
    }
}
