import FoundationEssentials
import TOMLKit

extension Recipe {
    /// Reads a recipe file: TOML where the name ends in `.toml`, else JSON.
    ///
    /// Keys that are left out keep the value of the recipe that `base` names, else that of the default recipe.
    package static func read(from path: String) throws(RecipeError) -> Recipe { try read(from: path, through: []) }

    /// - Parameter files: those that led here, each naming the next as its base.
    private static func read(from path: String, through files: [String]) throws(RecipeError) -> Recipe {
        guard !files.contains(path) else {
            throw .unreadable(
                file: path, reason: "its base leads back to itself; name a recipe that comes with the program")
        }
        guard let bytes = try? Data(contentsOf: URL(filePath: path)) else {
            throw .unreadable(file: path, reason: "there is no such recipe file, or it cannot be read")
        }
        var tree = path.hasSuffix(".toml") ? try tomlTree(bytes, path) : try jsonTree(bytes, path)
        var base = standard
        if case .table(var keys) = tree, case .text(let name)? = keys["base"], namesFile(name) {
            base = try read(from: name, through: files + [path])
            keys["base"] = nil
            tree = .table(keys)
        }
        do {
            let recipe = try Recipe(tree: tree, base: base)
            try recipe.checkConsistency()
            return recipe
        } catch {
            throw error.inFile(path)
        }
    }

    /// The recipe as JSON with every key, sorted, so that two can be compared line by line.
    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(self) else { preconditionFailure("a recipe holds finite numbers only") }
        return String(decoding: bytes, as: UTF8.self) + "\n"
    }

    /// The recipe as TOML with every key, its meaning and what it takes in a comment above it: a file to edit.
    package var toml: String {
        var text = ""
        var section = ""
        for key in RecipeKey.all.sorted(by: { Self.order($0.section) < Self.order($1.section) }) {
            if key.section != section {
                section = key.section
                text += "\n[\(section)]\n"
            }
            let name = key.path.split(separator: ".").last ?? ""
            text += "# \(key.meaning) (\(key.kind.allowed))\n\(name) = \(Self.tomlText(key.value(in: self)))\n"
        }
        return text
    }

    /// Keys at the top come first, since TOML gives what follows a section to that section.
    private static func order(_ section: String) -> Int {
        RecipeKey.all.firstIndex { $0.section == section && !section.isEmpty }.map { $0 + 1 } ?? 0
    }

    private static func tomlText(_ value: RecipeValue) -> String {
        switch value {
        case .text(let text): "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        case .table(let values):
            "{" + values.keys.sorted().map { "\($0) = \(values[$0].map(tomlText) ?? "")" }.joined(separator: ", ") + "}"
        case .list(let values): "[" + values.map(tomlText).joined(separator: ", ") + "]"
        case .number(let number): "\(number)"
        default: value.text
        }
    }

    private static func jsonTree(_ bytes: Data, _ path: String) throws(RecipeError) -> RecipeValue {
        do {
            return try JSONDecoder().decode(RecipeValue.self, from: bytes)
        } catch {
            throw .unreadable(file: path, reason: "this is not JSON; check commas, quotes and braces")
        }
    }

    private static func tomlTree(_ bytes: Data, _ path: String) throws(RecipeError) -> RecipeValue {
        let text = String(decoding: bytes, as: UTF8.self)
        if let line = TableHeads.firstNameless(in: text) {
            throw .unreadable(file: path, reason: "line \(line): a table without a name; expected [name]")
        }
        do {
            return try tree(of: TOMLTable(string: text), path)
        } catch let error as RecipeError {
            throw error
        } catch let error as TOMLParseError {
            throw .unreadable(file: path, reason: "line \(error.source.begin.line): \(error.description)")
        } catch {
            throw .unreadable(file: path, reason: "this is not TOML")
        }
    }

    private static func tree(of value: any TOMLValueConvertible, _ path: String) throws(RecipeError) -> RecipeValue {
        if let table = value.table {
            var values: [String: RecipeValue] = [:]
            for (name, inner) in table { values[name] = try tree(of: inner, path) }
            return .table(values)
        }
        if let array = value.array {
            var values: [RecipeValue] = []
            for inner in array { values.append(try tree(of: inner, path)) }
            return .list(values)
        }
        if let flag = value.bool { return .flag(flag) }
        if let number = value.int { return .integer(number) }
        if let number = value.double { return .number(number) }
        if let text = value.string { return .text(text) }
        throw .unreadable(file: path, reason: "dates and times have no place in a recipe")
    }
}
