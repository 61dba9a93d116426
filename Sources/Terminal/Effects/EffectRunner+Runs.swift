import Recognition
import Training
import Workbench

extension EffectRunner {
    /// The runs on disk.
    func runs() -> Result<[RunSummary], Failure> {
        do { return .success(try RunList.read(in: workspace.runs)) } catch {
            return .failure(Failure(error.description))
        }
    }

    /// The evaluation of a run.
    func evaluation(of path: String) -> Result<Evaluation, Failure> {
        reading(path) { run throws(ExperimentError) in
            if let evaluation = try run.evaluation() { return .success(evaluation) }
            return .failure(Failure("the run \(run.name) is not evaluated yet: resume it on the Runs screen"))
        }
    }

    /// The measures of every epoch of every fold of a run.
    func history(of path: String) -> Result<[MetricRow], Failure> {
        reading(path) { run throws(ExperimentError) in .success(try run.history()) }
    }

    /// Classifies a sound file with a run.
    func classify(_ path: String, with run: String, _ request: Request, _ stop: StopFlag) {
        let result: Result<Classification?, Failure> = reading(run) { run throws(ExperimentError) in
            let classifier = try Classifier(run, threads: threads, kernels: kernels)
            do throws(ClassifierError) {
                return .success(try classifier.classify(path, stop: stop))
            } catch {
                return .failure(Failure(error.description))
            }
        }
        switch result {
        case .success(.some(let classification)): post(.classified(request, .success(classification)))
        // Stopped: a newer request is waiting.
        case .success(nil): break
        case .failure(let failure): post(.classified(request, .failure(failure)))
        }
    }

    private func reading<Value>(
        _ path: String, _ body: (Run) throws(ExperimentError) -> Result<Value, Failure>
    ) -> Result<Value, Failure> {
        let run: Run
        do { run = try Run.open(path) } catch { return .failure(Failure(error.description)) }
        do { return try body(run) } catch { return .failure(Failure(error.description)) }
    }
}
