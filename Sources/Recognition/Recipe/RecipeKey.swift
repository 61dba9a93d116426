/// One option of a recipe: its dotted name, what it may be, what it means, and how it is read and set.
///
/// The command line (`--set`, `--show-recipe`), recipe files and the workbench's form all derive from `RecipeKey.all`.
package struct RecipeKey: Identifiable, Sendable {
    /// The dotted name, as `features.mfcc.filterCount`.
    package let path: String
    /// What values it takes.
    package let kind: Kind
    /// What it does, in a line, with the unit.
    package let meaning: String
    let read: @Sendable (Recipe) -> RecipeValue
    let write: @Sendable (inout Recipe, RecipeValue) -> Bool

    /// The dotted name.
    package var id: String { path }

    /// The part of the recipe that the key belongs to: all of the name before its last dot, empty at the top.
    package var section: String { path.split(separator: ".").dropLast().joined(separator: ".") }

    /// The value in a recipe.
    package func value(in recipe: Recipe) -> RecipeValue { read(recipe) }

    /// The value that the default recipe has.
    package var defaultValue: RecipeValue { read(Recipe.notebookFixed) }

    /// Sets a value that came from a file or a form.
    package func set(_ value: RecipeValue, in recipe: inout Recipe) throws(RecipeError) {
        guard let fitting = kind.fit(value), write(&recipe, fitting) else {
            throw .wrongValue(key: path, value: value.text, allowed: kind.allowed, file: nil)
        }
    }

    /// Sets a value that was typed as text.
    package func set(text: String, in recipe: inout Recipe) throws(RecipeError) {
        guard let value = kind.parse(text), write(&recipe, value) else {
            throw .wrongValue(key: path, value: text, allowed: kind.allowed, file: nil)
        }
    }
}

extension RecipeKey {
    /// What values a key takes.
    package enum Kind: Hashable, Sendable {
        /// Whole numbers of a range.
        case integer(ClosedRange<Int>)
        /// Numbers of a range.
        case number(ClosedRange<Double>)
        /// True or false.
        case flag
        /// One of these words.
        case choice([String])
        /// Whole numbers of a range, separated by commas.
        case integers(ClosedRange<Int>)
        /// Text of a form that is described here.
        case text(form: String)

        /// What is allowed, in words.
        package var allowed: String {
            switch self {
            case .integer(let range): Self.words("a whole number", range, open: .max)
            case .number(let range): Self.words("a number", range, open: .infinity)
            case .flag: "true or false"
            case .choice(let words): words.count == 1 ? words[0] : "one of " + words.joined(separator: ", ")
            case .integers(let range):
                Self.words("whole numbers", range, open: .max) + ", separated by commas"
            case .text(let form): form
            }
        }

        private static func words<Bound>(_ noun: String, _ range: ClosedRange<Bound>, open: Bound) -> String {
            range.upperBound >= open
                ? "\(noun) of at least \(range.lowerBound)"
                : "\(noun) from \(range.lowerBound) to \(range.upperBound)"
        }

        /// The value that a text stands for, or nil where it does not fit.
        func parse(_ text: String) -> RecipeValue? {
            switch self {
            case .integer: Int(text).flatMap { fit(.integer($0)) }
            case .number: Double(text).flatMap { fit(.number($0)) }
            case .flag: ["true": .flag(true), "false": .flag(false)][text]
            case .choice, .text: fit(.text(text))
            case .integers:
                fit(.list(text.split(separator: ",").map { part in Int(part).map(RecipeValue.integer) ?? .text("") }))
            }
        }

        /// The value in the key's own type, or nil where it does not fit.
        func fit(_ value: RecipeValue) -> RecipeValue? {
            switch (self, value) {
            case (.integer(let range), .integer(let number)): range.contains(number) ? value : nil
            case (.integer, .number(let number)): Int(exactly: number).flatMap { fit(.integer($0)) }
            case (.number(let range), .number(let number)): range.contains(number) ? value : nil
            case (.number, .integer(let number)): fit(.number(Double(number)))
            case (.flag, .flag): value
            case (.choice(let words), .text(let word)): words.contains(word) ? value : nil
            case (.integers(let range), .list(let values)): Self.fitting(values, range)
            case (.text, .text): value
            default: nil
            }
        }

        private static func fitting(_ values: [RecipeValue], _ range: ClosedRange<Int>) -> RecipeValue? {
            let fits = values.allSatisfy { value in
                if case .integer(let number) = value { range.contains(number) } else { false }
            }
            return fits ? .list(values) : nil
        }
    }
}

extension RecipeKey {
    /// Where a key's value stands in the recipe.
    typealias Member<Value> = any WritableKeyPath<Recipe, Value> & Sendable

    /// A key for a whole number.
    static func integer(
        _ path: String, _ member: Member<Int>, _ range: ClosedRange<Int>, _ meaning: String
    ) -> RecipeKey {
        RecipeKey(path: path, kind: .integer(range), meaning: meaning, read: { .integer($0[keyPath: member]) }) {
            guard case .integer(let value) = $1 else { return false }
            $0[keyPath: member] = value
            return true
        }
    }

    /// A key for a number.
    static func number(
        _ path: String, _ member: Member<Double>, _ range: ClosedRange<Double>,
        _ meaning: String
    ) -> RecipeKey {
        RecipeKey(path: path, kind: .number(range), meaning: meaning, read: { .number($0[keyPath: member]) }) {
            guard case .number(let value) = $1 else { return false }
            $0[keyPath: member] = value
            return true
        }
    }

    /// A key that is true or false.
    static func flag(_ path: String, _ member: Member<Bool>, _ meaning: String)
        -> RecipeKey
    {
        RecipeKey(path: path, kind: .flag, meaning: meaning, read: { .flag($0[keyPath: member]) }) {
            guard case .flag(let value) = $1 else { return false }
            $0[keyPath: member] = value
            return true
        }
    }

    /// A key that takes one of several words.
    static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
        _ path: String, _ member: Member<Choice>, _ meaning: String
    ) -> RecipeKey {
        let words = Choice.allCases.map(\.rawValue)
        return RecipeKey(
            path: path, kind: .choice(words), meaning: meaning, read: { .text($0[keyPath: member].rawValue) }
        ) {
            guard case .text(let word) = $1, let value = Choice(rawValue: word) else { return false }
            $0[keyPath: member] = value
            return true
        }
    }

    /// A key for several whole numbers.
    static func integers(
        _ path: String, _ member: Member<[Int]>, _ range: ClosedRange<Int>,
        _ meaning: String
    ) -> RecipeKey {
        RecipeKey(
            path: path, kind: .integers(range), meaning: meaning,
            read: { .list($0[keyPath: member].map(RecipeValue.integer)) }
        ) {
            guard case .list(let values) = $1 else { return false }
            $0[keyPath: member] = values.compactMap { if case .integer(let value) = $0 { value } else { nil } }
            return true
        }
    }
}
