import Corpora
import Recognition
import TextCanvas
import Training

/// The numbers of a screen as rows and columns.
struct ScreenTable {
    /// The names of the columns.
    let head: [String]
    /// The rows, each with as many fields.
    let rows: [[String]]

    /// Numbers that are known.
    init(_ head: [String], _ rows: [[String]]) {
        self.head = head
        self.rows = rows
    }

    /// The numbers of the screen in sight; nil where it has none.
    init?(of state: WorkbenchState) {
        let table: (head: [String], rows: [[String]])? =
            switch state.screen {
            case .clips: Self.clips(state)
            case .classes: Self.classes(state)
            case .train: Self.training(state)
            case .evaluate: Self.confusion(state)
            case .classify: Self.windows(state)
            case .runs: Self.runs(state)
            }
        guard let table, !table.rows.isEmpty else { return nil }
        (head, rows) = table
    }

    /// The table as CSV. Source: RFC 4180, with line feeds.
    var csv: String {
        ([head] + rows).map { $0.map(Self.field).joined(separator: ",") + "\n" }.joined()
    }

    private static func field(_ text: String) -> String {
        guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// The clips that pass the filter, with their numbers where these are measured.
    private static func clips(_ state: WorkbenchState) -> (head: [String], rows: [[String]]) {
        let hasNumbers = state.numbers.table.measured > 0
        let names = hasNumbers ? VoiceNumber.all.map(\.name) : []
        let head = [
            "clip", "emotion", "sex", "speaker", "statement", "intensity", "repetition", "seconds", "mark", "note",
        ]
        var rows: [[String]] = []
        for position in state.clips.rows {
            let clip = state.clips.table.clips[Int(position)]
            var row = [clip.id, clip.emotion.rawValue, clip.sex.rawValue, clip.speaker, "\(clip.statement)"]
            row += [clip.intensity.rawValue, "\(clip.repetition)", "\(clip.seconds)"]
            row.append(state.clips.marks.marked.contains(clip.id) ? "1" : "0")
            row.append(state.clips.marks.notes[clip.id] ?? "")
            for number in names.indices {
                let value: Double? = state.numbers.table.value(of: number, clip: Int(position))
                row.append(value.map { "\($0)" } ?? "")
            }
            rows.append(row)
        }
        return (head + names, rows)
    }

    /// The distribution of every number in every class where they are compared; else the clips of each class.
    private static func classes(_ state: WorkbenchState) -> (head: [String], rows: [[String]]) {
        guard state.classes.plot == .number else {
            return (
                ["class", "clips", "seconds"],
                state.classes.counts.map { [$0.name, "\($0.clips)", "\($0.seconds)"] }
            )
        }
        let head = [
            "number", "unit", "eta_squared", "class", "clips", "least", "lower_quartile", "median", "upper_quartile",
            "greatest",
        ]
        var rows: [[String]] = []
        for comparison in state.classes.numbers.rows(of: state.numbers.comparisons) {
            for group in comparison.classes { rows.append(Self.row(of: group, in: comparison)) }
        }
        return (head, rows)
    }

    private static func row(of group: ClassDistribution, in comparison: ClassComparison) -> [String] {
        let number = VoiceNumber.all[comparison.number]
        let effect: String = comparison.effect.map { "\($0.etaSquared)" } ?? ""
        var row = [number.name, number.unit, effect, group.name, "\(group.count)"]
        let box = group.box
        let places: [Double?] = [
            box?.range.lowerBound, box?.quartiles.lowerBound, box?.median, box?.quartiles.upperBound,
            box?.range.upperBound,
        ]
        for place in places { row.append(place.map { "\($0)" } ?? "") }
        return row
    }

    /// Every epoch of the training.
    private static func training(_ state: WorkbenchState) -> (head: [String], rows: [[String]])? {
        guard let session = state.train.session else { return nil }
        let head = [
            "fold", "epoch", "loss", "accuracy", "validation_loss", "validation_accuracy", "validation_uar", "best",
        ]
        var rows: [[String]] = []
        for (fold, records) in session.history.enumerated() {
            for record in records { rows.append(Self.row(of: record, fold: fold + 1)) }
        }
        return (head, rows)
    }

    private static func row(of record: EpochRecord, fold: Int) -> [String] {
        let validation = record.validation
        var row = ["\(fold)", "\(record.epoch)", "\(record.loss)", "\(record.accuracy)"]
        for value in [validation?.loss, validation?.accuracy, validation?.uar] {
            row.append(value.map { "\($0)" } ?? "")
        }
        return row + [record.isBest ? "1" : "0"]
    }

    /// The clips that are listed in place of the matrix, in the order of the list.
    private static func predictions(_ list: PredictionList, _ classes: [String]) -> (head: [String], rows: [[String]]) {
        let rows = list.predictions.map { prediction in
            [prediction.clip, prediction.speaker, classes[prediction.truth], classes[prediction.predicted]]
                + prediction.probabilities.map { "\($0)" }
        }
        return (["clip", "speaker", "true", "predicted"] + classes, rows)
    }

    /// The confusion matrix, rows true.
    private static func confusion(_ state: WorkbenchState) -> (head: [String], rows: [[String]])? {
        guard let figures = state.evaluate.figures else { return nil }
        let classes = figures.evaluation.classes
        if let list = state.evaluate.list { return predictions(list, classes) }
        let rows = zip(classes, figures.confusion.counts).map { name, counts in [name] + counts.map { "\($0)" } }
        return (["true \\ predicted"] + classes, rows)
    }

    /// The probabilities of each window.
    private static func windows(_ state: WorkbenchState) -> (head: [String], rows: [[String]])? {
        guard let classification = state.classify.classification else { return nil }
        let rows = classification.windows.map { window in
            ["\(window.start)", "\(window.end)"] + window.probabilities.map { "\($0)" }
        }
        return (["start", "end"] + classification.classes, rows)
    }

    /// The searches that are listed in place of runs.
    private static func searches(_ searches: [SearchSummary]) -> (head: [String], rows: [[String]]) {
        let rows = searches.map { search in
            [search.name, search.recipe, search.protocolText, search.strategy, search.state.rawValue]
                + ["\(search.trials.count)"]
                + [search.best?.trial.score, search.uar].map { score in score.map { "\($0)" } ?? "" }
        }
        return (["search", "recipe", "protocol", "order", "state", "trials", "uar", "tested"], rows)
    }

    /// The runs that are listed.
    private static func runs(_ state: WorkbenchState) -> (head: [String], rows: [[String]]) {
        if state.runs.searches.isShown { return searches(state.runs.searches.all) }
        var rows: [[String]] = []
        for index in state.runs.rows {
            let run = state.runs.all[index]
            var row = [run.name, run.recipe, run.protocolText, run.state.rawValue]
            for value in [run.uar, run.accuracy] { row.append(value.map { "\($0)" } ?? "") }
            rows.append(row + ["\(run.seconds)", run.leaks ? "1" : "0"])
        }
        return (["run", "recipe", "protocol", "state", "uar", "accuracy", "seconds", "leaks"], rows)
    }
}
