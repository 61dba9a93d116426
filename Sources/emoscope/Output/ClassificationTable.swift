import Corpora
import Recognition

/// What a run says of many recordings, one row each, and how often that is what their names say.
struct ClassificationTable {
    private let labels: LabelScheme
    private var rows: [[String]] = []
    /// Recordings that were recognised.
    private(set) var right = 0
    /// Recordings that were taken for something else.
    private(set) var wrong = 0
    /// Recordings whose names tell no emotion.
    private(set) var unnamed = 0
    /// Recordings with a true class that some network which judged them was trained on.
    private(set) var known = 0

    /// The columns of the table of comma-separated values.
    static let csvColumns = ["path", "seconds", "predicted", "probability", "true", "known"]

    /// A table without rows, of classes under a scheme.
    init(labels: LabelScheme) { self.labels = labels }

    /// The class that a file's name tells; nil where it follows no naming scheme.
    func truth(of path: String) -> String? {
        (try? RAVDESS.parse(path)).map { labels.label(emotion: $0.emotion, sex: $0.sex) }
    }

    /// Adds what is said of a recording, and counts whether it is right.
    ///
    /// - Returns: the row as comma-separated values.
    mutating func add(_ answer: Classification) -> String {
        let truth = truth(of: answer.path)
        if let truth {
            if truth == answer.predicted { right += 1 } else { wrong += 1 }
            if answer.isKnown { known += 1 }
        } else {
            unnamed += 1
        }
        let probability = Decimals.text(Double(answer.probabilities.max() ?? 0), 3)
        let mark = truth.map { $0 == answer.predicted ? "" : "wrong" } ?? ""
        rows.append(
            [answer.path, Decimals.text(answer.seconds, 2), answer.predicted, probability, truth ?? "-", mark])
        let fields = [
            answer.path, Decimals.text(answer.seconds, 2), answer.predicted, probability, truth ?? "",
            answer.isKnown ? "true" : "false",
        ]
        return fields.map(CSV.field).joined(separator: ",") + "\n"
    }

    /// The table for people; nothing of no recording.
    var text: String {
        rows.isEmpty
            ? ""
            : TextTable(
                columns: [
                    .left("file"), .right("seconds"), .left("predicted"), .right("probability"), .left("true"),
                    .left(""),
                ], rows: rows
            ).text
    }

    /// How many are right, and what that is worth; nil where no name tells.
    var total: String? {
        let told = right + wrong
        guard told > 0 else { return nil }
        var text =
            "\(right.grouped) of \(told.counted("file")) right (\(Decimals.text(100 * Double(right) / Double(told), 1)) %)"
        if unnamed > 0 { text += ", \(unnamed.grouped) more whose names tell no emotion" }
        if known > 0 {
            text += "; \(known.grouped) of them \(known == 1 ? "was" : "were") trained on: no estimate for new speakers"
        }
        return text
    }

    /// The total for scripts.
    var json: JSONValue {
        [
            "right": .integer(right), "wrong": .integer(wrong), "unnamed": .integer(unnamed), "known": .integer(known),
        ]
    }
}
