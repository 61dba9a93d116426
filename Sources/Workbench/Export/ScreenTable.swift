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
        let rows = state.clips.rows.map { position in
            let clip = state.clips.table.clips[Int(position)]
            let own = [
                clip.id, clip.emotion.rawValue, clip.sex.rawValue, clip.speaker, "\(clip.statement)",
                clip.intensity.rawValue, "\(clip.repetition)", "\(clip.seconds)",
                state.clips.marks.marked.contains(clip.id) ? "1" : "0", state.clips.marks.notes[clip.id] ?? "",
            ]
            let numbers = names.indices.map { number in
                state.numbers.table.value(of: number, clip: Int(position)).map { "\($0)" } ?? ""
            }
            return own + numbers
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
        let rows = state.classes.numbers.rows(of: state.numbers.comparisons).flatMap { comparison in
            let number = VoiceNumber.all[comparison.number]
            return comparison.classes.map { group in
                let box = group.box
                let places = [
                    box?.range.lowerBound, box?.quartiles.lowerBound, box?.median, box?.quartiles.upperBound,
                    box?.range.upperBound,
                ]
                return [
                    number.name, number.unit, comparison.effect.map { "\($0.etaSquared)" } ?? "", group.name,
                    "\(group.count)",
                ] + places.map { $0.map { "\($0)" } ?? "" }
            }
        }
        return (head, rows)
    }

    /// Every epoch of the training.
    private static func training(_ state: WorkbenchState) -> (head: [String], rows: [[String]])? {
        guard let session = state.train.session else { return nil }
        let head = [
            "fold", "epoch", "loss", "accuracy", "validation_loss", "validation_accuracy", "validation_uar", "best",
        ]
        let rows = session.history.enumerated().flatMap { fold, records in
            records.map { record in
                let validation = record.validation
                return [
                    "\(fold + 1)", "\(record.epoch)", "\(record.loss)", "\(record.accuracy)",
                    validation.map { "\($0.loss)" } ?? "", validation.map { "\($0.accuracy)" } ?? "",
                    validation.map { "\($0.uar)" } ?? "", record.isBest ? "1" : "0",
                ]
            }
        }
        return (head, rows)
    }

    /// The confusion matrix, rows true.
    private static func confusion(_ state: WorkbenchState) -> (head: [String], rows: [[String]])? {
        guard let figures = state.evaluate.figures else { return nil }
        let classes = figures.evaluation.classes
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

    /// The runs that are listed.
    private static func runs(_ state: WorkbenchState) -> (head: [String], rows: [[String]]) {
        let rows = state.runs.rows.map { index in
            let run = state.runs.all[index]
            return [
                run.name, run.recipe, run.protocolText, run.state.rawValue, run.uar.map { "\($0)" } ?? "",
                run.accuracy.map { "\($0)" } ?? "", "\(run.seconds)", run.leaks ? "1" : "0",
            ]
        }
        return (["run", "recipe", "protocol", "state", "uar", "accuracy", "seconds", "leaks"], rows)
    }
}
