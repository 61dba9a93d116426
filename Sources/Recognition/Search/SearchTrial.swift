/// One recipe that a search has tried.
package struct SearchTrial: Hashable, Sendable {
    /// What is to be tried.
    package struct Task: Hashable, Sendable {
        /// The values of the searched keys.
        package let point: SearchSpace.Point
        /// Epochs to train for.
        package let epochs: Int
        /// The rung of its bracket, from 0.
        package let rung: Int

        /// Something to try.
        package init(point: SearchSpace.Point, epochs: Int, rung: Int) {
            self.point = point
            self.epochs = epochs
            self.rung = rung
        }
    }

    /// Its number within its fold, from 1.
    package let number: Int
    /// What was tried.
    package let task: Task
    /// UAR over the inner folds; nil where it failed.
    package let score: Double?
    /// How long it took, seconds.
    package let seconds: Double
    /// Why it failed, in a line; empty where it did not.
    package let fault: String

    /// A trial that has ended.
    package init(number: Int, task: Task, score: Double?, seconds: Double, fault: String = "") {
        self.number = number
        self.task = task
        self.score = score
        self.seconds = seconds
        self.fault = fault
    }

    /// The values of the searched keys.
    package var point: SearchSpace.Point { task.point }
}

extension SearchTrial {
    /// The best of some trials: of those on the highest rung, the one with the highest score, the earlier of equals.
    package static func best(of trials: [SearchTrial]) -> SearchTrial? {
        let scored = trials.filter { $0.score != nil }
        let highest = scored.map(\.task.rung).max()
        return scored.filter { $0.task.rung == highest }.max {
            ($0.score ?? 0, -$0.number) < ($1.score ?? 0, -$1.number)
        }
    }

    /// Trials as `trials.csv`: number, rung, epochs, score, seconds, fault, and a column a key.
    static func table(_ trials: [SearchTrial], paths: [String]) -> String {
        CSV.row(["trial", "rung", "epochs", "uar", "seconds", "fault"] + paths)
            + trials.map { trial in
                CSV.row(
                    [
                        "\(trial.number)", "\(trial.task.rung)", "\(trial.task.epochs)",
                        trial.score.map { "\($0)" } ?? "", "\(trial.seconds)", trial.fault,
                    ] + trial.point)
            }.joined()
    }

    /// The trials of a table; nil where it is none, or of other keys.
    static func trials(ofTable text: String, paths: [String]) -> [SearchTrial]? {
        guard let rows = CSV.rows(of: text), let header = rows.first, Array(header.dropFirst(6)) == paths else {
            return nil
        }
        var trials: [SearchTrial] = []
        for row in rows.dropFirst() {
            guard row.count == 6 + paths.count, let number = Int(row[0]), let rung = Int(row[1]),
                let epochs = Int(row[2]), let seconds = Double(row[4]), row[3].isEmpty || Double(row[3]) != nil
            else { return nil }
            let task = Task(point: Array(row[6...]), epochs: epochs, rung: rung)
            trials.append(
                SearchTrial(number: number, task: task, score: Double(row[3]), seconds: seconds, fault: row[5]))
        }
        return trials
    }
}
