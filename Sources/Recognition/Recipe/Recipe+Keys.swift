extension Recipe {
    /// Sets one key from text, as `--set KEY=VALUE` and the form do.
    package mutating func set(_ path: String, to text: String) throws(RecipeError) {
        try RecipeKey.named(path).set(text: text, in: &self)
    }

    /// Applies one `KEY=VALUE`.
    package mutating func apply(assignment: String) throws(RecipeError) {
        guard let sign = assignment.firstIndex(of: "=") else { throw .notAnAssignment(assignment) }
        try set(
            String(assignment[..<sign]).trimmed, to: String(assignment[assignment.index(after: sign)...]).trimmed)
    }

    /// Length of a window, samples.
    package var windowLength: Int { Int((windows.length * Double(audio.sampleRate)).rounded()) }

    /// The keys that differ from another recipe's, with both values.
    package func differences(from other: Recipe) -> [(key: RecipeKey, own: RecipeValue, other: RecipeValue)] {
        RecipeKey.all.map { ($0, $0.value(in: self), $0.value(in: other)) }.filter { $0.1 != $0.2 }
    }
}

extension String {
    /// The text without spaces around it.
    var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
