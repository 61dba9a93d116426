/// What is wrong with a recipe, its file or one of its keys; `description` is the line that a user reads.
package enum RecipeError: Error, Hashable, CustomStringConvertible, Sendable {
    /// No recipe and no file has this name.
    case unknownRecipe(String, nearest: String?)
    /// The table of keys does not hold this one; `file` is nil on the command line.
    case unknownKey(String, nearest: String?, file: String?)
    /// The key exists and cannot take the value.
    case wrongValue(key: String, value: String, allowed: String, file: String?)
    /// The key exists and the value is of its form, but makes no sense.
    case unfitValue(key: String, value: String, reason: String, file: String?)
    /// A layer of a network described by hand cannot be read.
    case wrongLayer(key: String, layer: String, detail: String, file: String?)
    /// Two keys contradict each other.
    case contradiction(String)
    /// A `--set` without `=`.
    case notAnAssignment(String)
    /// The file cannot be read or is not JSON or TOML.
    case unreadable(file: String, reason: String)

    package var description: String {
        switch self {
        case .unknownRecipe(let name, let nearest):
            "no recipe and no recipe file is called '\(name)'" + Self.suggestion(nearest)
                + "; emoscope train --list-recipes names them"
        case .unknownKey(let key, let nearest, let file):
            Self.place(file) + "there is no key '\(key)'" + Self.suggestion(nearest)
                + "; emoscope train --show-recipe notebook lists every key"
        case .wrongValue(let key, let value, let allowed, let file):
            Self.place(file) + "\(key) cannot be '\(value)': it takes \(allowed)"
        case .unfitValue(let key, let value, let reason, let file):
            Self.place(file) + "\(key) cannot be '\(value)': \(reason)"
        case .wrongLayer(let key, let layer, let detail, let file): Self.place(file) + "\(key): \(layer): \(detail)"
        case .contradiction(let text): text
        case .notAnAssignment(let text): "'\(text)' is not of the form KEY=VALUE, for example training.epochs=20"
        case .unreadable(let file, let reason): "\(file): \(reason)"
        }
    }

    /// The same error, said to come from a file.
    func inFile(_ path: String) -> RecipeError {
        switch self {
        case .unknownKey(let key, let nearest, _): .unknownKey(key, nearest: nearest, file: path)
        case .wrongValue(let key, let value, let allowed, _):
            .wrongValue(key: key, value: value, allowed: allowed, file: path)
        case .unfitValue(let key, let value, let reason, _):
            .unfitValue(key: key, value: value, reason: reason, file: path)
        case .wrongLayer(let key, let layer, let detail, _):
            .wrongLayer(key: key, layer: layer, detail: detail, file: path)
        case .contradiction(let text): .unreadable(file: path, reason: text)
        default: self
        }
    }

    private static func suggestion(_ nearest: String?) -> String { nearest.map { ", did you mean '\($0)'?" } ?? "" }

    private static func place(_ file: String?) -> String { file.map { "\($0): " } ?? "" }
}
