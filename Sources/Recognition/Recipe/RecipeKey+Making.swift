import Features
import NeuralNetwork

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

    /// A key for several numbers.
    static func numbers(
        _ path: String, _ member: Member<[Double]>, _ range: ClosedRange<Double>, _ meaning: String
    ) -> RecipeKey {
        RecipeKey(
            path: path, kind: .numbers(range), meaning: meaning,
            read: { .list($0[keyPath: member].map(RecipeValue.number)) }
        ) {
            guard case .list(let values) = $1 else { return false }
            $0[keyPath: member] = values.compactMap { if case .number(let value) = $0 { value } else { nil } }
            return true
        }
    }

    /// A key for a whole number that 0 leaves to the program.
    static func optionalInteger(
        _ path: String, _ member: Member<Int?>, _ range: ClosedRange<Int>, _ meaning: String
    ) -> RecipeKey {
        RecipeKey(path: path, kind: .integer(range), meaning: meaning, read: { .integer($0[keyPath: member] ?? 0) }) {
            guard case .integer(let value) = $1 else { return false }
            $0[keyPath: member] = value == 0 ? nil : value
            return true
        }
    }

    /// A key for a number that 0 leaves to the program.
    static func optionalNumber(
        _ path: String, _ member: Member<Double?>, _ range: ClosedRange<Double>, _ meaning: String
    ) -> RecipeKey {
        RecipeKey(path: path, kind: .number(range), meaning: meaning, read: { .number($0[keyPath: member] ?? 0) }) {
            guard case .number(let value) = $1 else { return false }
            $0[keyPath: member] = value == 0 ? nil : value
            return true
        }
    }

    /// A key for a length of sound.
    static func span(_ path: String, _ member: Member<AudioSpan>, _ meaning: String) -> RecipeKey {
        RecipeKey(
            path: path, kind: .text(form: "a length with its unit: 25 ms, 0.025 s or 400 samples"), meaning: meaning,
            read: { .text($0[keyPath: member].description) }
        ) {
            guard case .text(let text) = $1, let value = AudioSpan(text) else { return false }
            $0[keyPath: member] = value
            return true
        }
    }

    /// A key for the path of a file, which may be empty.
    static func file(
        _ path: String, _ member: Member<String>, ending: String, _ meaning: String
    ) -> RecipeKey {
        RecipeKey(
            path: path, kind: .text(form: "the path of a \(ending) file, or nothing"), meaning: meaning,
            read: { .text($0[keyPath: member]) }
        ) {
            guard case .text(let file) = $1, file.isEmpty || file.hasSuffix(ending) else { return false }
            $0[keyPath: member] = file
            return true
        }
    }

    /// A key for the layers of a network.
    static func layers(_ path: String, _ member: Member<NetworkDescription?>, _ meaning: String) -> RecipeKey {
        RecipeKey(
            path: path, kind: .layers, meaning: meaning,
            read: { recipe in recipe[keyPath: member].flatMap { RecipeValue(encoding: $0) } ?? .list([]) },
            write: { (recipe, value) throws(RecipeError) in
                guard case .list(let layers) = value else { return false }
                recipe[keyPath: member] = layers.isEmpty ? nil : try NetworkDescription(layers, key: path)
                return true
            })
    }
}
