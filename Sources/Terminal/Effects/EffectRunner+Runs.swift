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

    /// Two runs with their recipes and, where both are evaluated, their results on the clips that both tested.
    func compare(_ first: String, _ second: String, _ request: Request) {
        let result: Result<RunPair, Failure> = reading(first) { one throws(ExperimentError) in
            reading(second) { two throws(ExperimentError) in
                let comparison: Result<RunComparison, Failure>
                do throws(ExperimentError) {
                    comparison = .success(try RunComparison(one, two))
                } catch {
                    comparison = .failure(Failure(error.description))
                }
                return .success(RunPair(one.recipe, two.recipe, comparison))
            }
        }
        post(.runsCompared(request, result))
    }

    /// Opens a run and asks it something; what goes wrong becomes a line for the user.
    func reading<Value>(
        _ path: String, _ body: (Run) throws(ExperimentError) -> Result<Value, Failure>
    ) -> Result<Value, Failure> {
        let run: Run
        do { run = try Run.open(path) } catch { return .failure(Failure(error.description)) }
        do { return try body(run) } catch { return .failure(Failure(error.description)) }
    }
}
