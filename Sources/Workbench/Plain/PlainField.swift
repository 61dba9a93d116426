import Corpora
import TextCanvas

/// A field of a table as it is read out: figures as short as on the screen, and nothing for what does not apply.
enum PlainField {
    /// Columns that hold a share of one.
    private static let shares: Set<String> = [
        "uar", "accuracy", "validation_accuracy", "validation_uar", "precision", "recall", "f1", "recall_low",
        "recall_high", "chance", "precision_low", "precision_high", "f1_low", "f1_high", "from", "to", "confidence",
        "eta_squared",
        "uar_low", "uar_high", "accuracy_low", "accuracy_high", "tested",
    ]
    /// Columns that are 1 where something holds.
    private static let signs = ["mark": "marked", "leaks": "it leaks", "best": "the best so far"]
    /// Names of classes: columns of that name hold probabilities.
    private static let classes = Set(LabelScheme.allCases.flatMap(\.classes))

    /// A field with its name; nil where there is nothing to say.
    static func spoken(_ name: String, _ value: String) -> String? {
        guard !value.isEmpty else { return nil }
        if let sign = signs[name] { return value == "1" ? sign : nil }
        let title = name.replacing("_", with: " ")
        guard value.contains(where: { $0 == "." || $0 == "e" }), let number = Double(value) else {
            return "\(title) \(value)"
        }
        if shares.contains(name) || classes.contains(name) { return "\(title) \(Format.percent(number))" }
        return "\(title) \(name == "seconds" ? Format.fixed(number, decimals: 2) : Format.number(number))"
    }

    /// A row in a sentence.
    static func sentence(of row: [String], under head: [String]) -> String {
        zip(head, row).compactMap { spoken($0, $1) }.joined(separator: ", ")
    }
}
