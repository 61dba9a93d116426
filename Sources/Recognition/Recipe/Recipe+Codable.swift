import Corpora

extension Recipe: Codable {
    /// Reads a tree of keys; keys that are left out keep the value of the recipe named by `base`, else `notebook-fixed`'s.
    package init(from decoder: any Decoder) throws { try self.init(tree: RecipeValue(from: decoder)) }

    /// Writes every key.
    package func encode(to encoder: any Encoder) throws { try tree.encode(to: encoder) }

    /// Every key and its value as nested tables.
    package var tree: RecipeValue {
        var root: [String: RecipeValue] = [:]
        for key in RecipeKey.all {
            Self.insert(key.value(in: self), at: key.path.split(separator: ".").map(String.init)[...], into: &root)
        }
        return .table(root)
    }

    /// The recipe that a tree of keys describes.
    ///
    /// - Parameter base: whose values the keys keep that are left out, where the tree does not name it by `base`.
    package init(tree: RecipeValue, base: Recipe = Recipe()) throws(RecipeError) {
        guard case .table(var root) = tree else { throw .contradiction("a recipe is a table of keys") }
        self = base
        if let base = root.removeValue(forKey: "base") { self = try Recipe.named(base.text) }
        try apply(root, under: "")
    }

    /// Keys that came after the first runs. A run whose recipe lacks one was made without what it asks for, which is what
    /// its default says.
    private static let laterKeys: Set = ["augmentation.bandExchange"]

    /// What a tree lacks of a whole recipe, in words; nil where it has every key that recipes always had.
    ///
    /// - Parameter sections: the parts of the recipe that are asked for, by the first word of their keys; nil for all.
    static func incompleteness(of tree: RecipeValue, sections: Set<String>? = nil) -> String? {
        let wanted = RecipeKey.all.map(\.path).filter { path in
            !laterKeys.contains(path) && sections.map { $0.contains(String(path.prefix { $0 != "." })) } ?? true
        }
        let missing = wanted.filter { path in
            var value: RecipeValue? = tree
            for name in path.split(separator: ".") { value = value?.entries?[String(name)] }
            return value == nil
        }
        guard let first = missing.first else { return nil }
        let others = missing.count - 1
        return "\(first) is missing" + (others > 0 ? ", and \(others.counted("other key"))" : "")
    }

    private static func insert(
        _ value: RecipeValue, at path: ArraySlice<String>, into root: inout [String: RecipeValue]
    ) {
        guard let first = path.first else { return }
        if path.count == 1 {
            root[first] = value
            return
        }
        var inner: [String: RecipeValue] = [:]
        if case .table(let present) = root[first] { inner = present }
        insert(value, at: path.dropFirst(), into: &inner)
        root[first] = .table(inner)
    }

    private mutating func apply(_ values: [String: RecipeValue], under prefix: String) throws(RecipeError) {
        for name in values.keys.sorted() {
            guard let value = values[name] else { continue }
            if case .table(let inner) = value {
                try apply(inner, under: prefix + name + ".")
            } else {
                try RecipeKey.named(prefix + name).set(value, in: &self)
            }
        }
    }
}
