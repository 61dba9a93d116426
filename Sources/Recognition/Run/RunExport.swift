/// What other programs may want of a run.
package enum RunExport {
    /// Tables that can be exported.
    package enum Table: String, CaseIterable, Sendable {
        /// What was said of every tested clip.
        case predictions
        /// The measures of every epoch.
        case history
        /// Counts, rows true, columns predicted.
        case confusion
    }

    /// A table of a run as comma-separated values.
    ///
    /// - Throws: `RunError.untrained` where the run is not evaluated yet.
    package static func csv(_ table: Table, of run: Run) throws(ExperimentError) -> String {
        if table == .history { return MetricRow.table(try run.history()) }
        guard let evaluation = try run.evaluation() else { throw .run(.untrained(run.directory)) }
        guard table == .confusion else {
            return ClipPrediction.table(evaluation.predictions, classes: evaluation.classes)
        }
        let counts = evaluation.confusion.counts
        return CSV.row(["true"] + evaluation.classes)
            + evaluation.classes.indices.map { CSV.row([evaluation.classes[$0]] + counts[$0].map { "\($0)" }) }.joined()
    }
}
