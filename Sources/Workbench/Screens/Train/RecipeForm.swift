package import Recognition

/// The recipe as a form: every key of it a row, after a row for the recipe itself.
package struct RecipeForm: Hashable, Sendable {
    /// A row of the form.
    package enum Row: Hashable, Sendable {
        /// Which recipe the values come from.
        case recipe
        /// One key, as its position in `RecipeKey.all`.
        case key(Int)

        /// The key of the row, if it is one.
        package var key: RecipeKey? {
            if case .key(let index) = self { RecipeKey.all[index] } else { nil }
        }
    }

    /// The recipe that the values come from.
    package private(set) var base: Recipe
    /// The recipe as edited.
    package private(set) var recipe: Recipe
    /// What two keys contradict each other in; nil when the recipe can be trained.
    package private(set) var contradiction: String?
    /// The part of a name that rows are found by.
    package private(set) var searched = ""
    /// The rows that are shown.
    package private(set) var rows: [Row] = Self.allRows
    /// The selected row.
    package var cursor = ListCursor()

    private static let allRows: [Row] = [.recipe] + RecipeKey.all.indices.map(Row.key)

    /// A form of a recipe, nothing changed.
    package init(_ recipe: Recipe) {
        base = recipe
        self.recipe = recipe
        check()
    }

    /// The selected row.
    package var selected: Row? { rows.indices.contains(cursor.selection) ? rows[cursor.selection] : nil }

    /// Whether a key differs from the recipe that the values come from.
    package func isChanged(_ key: RecipeKey) -> Bool { key.value(in: recipe) != key.value(in: base) }

    /// How many keys differ.
    package var changes: Int { RecipeKey.all.count(where: isChanged) }

    /// Sets a key from text. Returns what is wrong with the text, or nil where it was set.
    mutating func set(_ key: RecipeKey, to text: String) -> String? {
        do {
            try key.set(text: text, in: &recipe)
        } catch {
            return error.description
        }
        check()
        return nil
    }

    /// Whether a text could be set, and if not, why.
    func problem(with text: String, for key: RecipeKey) -> String? {
        var trial = self
        return trial.set(key, to: text)
    }

    /// Takes the next or an earlier word of a key that has words, or the other of true and false.
    /// Returns whether the key has choices.
    mutating func step(_ key: RecipeKey, by step: Int) -> Bool {
        guard let words = key.choices, !words.isEmpty else { return false }
        let current = words.firstIndex(of: key.value(in: recipe).text) ?? 0
        _ = set(key, to: words[(current + step + words.count) % words.count])
        return true
    }

    /// Puts a key back to what the recipe has.
    mutating func reset(_ key: RecipeKey) { _ = set(key, to: key.value(in: base).text) }

    /// Puts every key back.
    mutating func resetAll() {
        recipe = base
        check()
    }

    /// Takes up a form as it was left.
    mutating func restore(_ base: Recipe, edited recipe: Recipe) {
        self.base = base
        self.recipe = recipe
        check()
    }

    /// Starts from another recipe.
    mutating func take(_ recipe: Recipe) {
        base = recipe
        resetAll()
    }

    /// Shows the keys whose name holds some text, and after them those whose meaning does; all with none.
    mutating func search(_ text: String, height: Int) {
        searched = text
        let wanted = text.lowercased()
        let named = Self.allRows.filter { $0.key?.path.lowercased().contains(wanted) == true }
        let meant = Self.allRows.filter { row in
            !named.contains(row) && row.key?.meaning.lowercased().contains(wanted) == true
        }
        rows = wanted.isEmpty ? Self.allRows : named + meant
        let best = wanted.isEmpty ? cursor.selection : bestRow(for: wanted)
        cursor.select(best, total: rows.count, height: height)
    }

    /// The first row whose name is the word, else begins with it, else holds it, else the first of all.
    private func bestRow(for wanted: String) -> Int {
        func name(_ row: Row) -> String { row.key?.path.lowercased().split(separator: ".").last.map(String.init) ?? "" }
        return rows.firstIndex { name($0) == wanted } ?? rows.firstIndex { name($0).hasPrefix(wanted) }
            ?? rows.firstIndex { $0.key?.path.lowercased().contains(wanted) == true } ?? 0
    }

    /// Two values may each be right and contradict each other: that is said while editing, not at the start.
    private mutating func check() {
        do {
            try recipe.checkConsistency()
            contradiction = nil
        } catch {
            contradiction = error.description
        }
    }
}

extension RecipeKey {
    /// The words that the key can be; nil where it takes numbers or free text.
    var choices: [String]? {
        switch kind {
        case .choice(let words): words
        case .flag: ["true", "false"]
        default: nil
        }
    }
}
