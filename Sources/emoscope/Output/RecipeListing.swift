import Recognition

/// Recipes as `--list-recipes` and `--show-recipe` print them.
enum RecipeListing {
    /// The built-in recipes, the default first.
    static var list: String {
        TextTable(
            columns: [.left("recipe"), .left("what it is")],
            rows: Recipe.builtIn.map { [$0.name, Recipe.summary(of: $0.name) ?? ""] }
        ).text
    }

    /// The built-in recipes as JSON.
    static var listJSON: JSONValue {
        .array(
            Recipe.builtIn.map { ["name": .string($0.name), "summary": .string(Recipe.summary(of: $0.name) ?? "")] })
    }

    /// The network of a recipe: layer, options, output shape, parameters and multiplications of each, and their sums.
    static func network(of recipe: Recipe) throws -> String {
        let layout = try recipe.networkLayout(window: WindowFeatures(recipe).shape)
        return "network for samples of \(layout.input)\n\n\(layout.summary)\n"
    }

    /// Every key of a recipe: its value, the default's where it differs, what it takes and what it means.
    static func keys(of recipe: Recipe) -> String {
        RecipeKey.all.map { key in
            let value = key.value(in: recipe).text
            let standard = key.defaultValue.text
            let note = value == standard ? "" : "   (default \(standard.isEmpty ? "empty" : standard))"
            return "\(key.path) = \(value)\(note)\n    \(key.meaning); takes \(key.kind.allowed)\n"
        }.joined()
    }

    /// Every key of a recipe as JSON.
    static func json(of recipe: Recipe) -> JSONValue {
        .object(
            RecipeKey.all.map { key in
                let entry: JSONValue = [
                    "value": JSONValue(key.value(in: recipe)), "default": JSONValue(key.defaultValue),
                    "meaning": .string(key.meaning), "takes": .string(key.kind.allowed),
                ]
                return (key: key.path, value: entry)
            })
    }
}

extension JSONValue {
    /// A value of a recipe.
    init(_ value: RecipeValue) {
        self =
            switch value {
            case .integer(let number): .integer(number)
            case .number(let number): .number(number)
            case .flag(let flag): .bool(flag)
            case .text(let text): .string(text)
            case .list(let values): .array(values.map { JSONValue($0) })
            case .table(let values): .object(values.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) })
            }
    }
}
