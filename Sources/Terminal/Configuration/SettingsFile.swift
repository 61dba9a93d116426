import Recognition
import TOMLKit

/// A TOML file as a flat list: one entry a key, the names of tables joined to it by points.
struct SettingsFile {
    /// A key with its value; a list has several words.
    struct Entry: Hashable {
        let key: String
        let words: [String]

        /// The value as one text.
        var text: String { words.joined(separator: " ") }
    }

    /// The entries in the order of their keys.
    let entries: [Entry]

    /// Reads a file.
    ///
    /// - Returns: nil where there is no such file.
    /// - Throws: `ConfigurationError` naming the line of what is not TOML.
    init?(path: String) throws(ConfigurationError) {
        let text: String
        do {
            text = String(decoding: try AtomicFile.read(path), as: UTF8.self)
        } catch {
            if error.reason == .missing { return nil }
            throw .unreadable(file: path, reason: error.description)
        }
        try self.init(text, file: path)
    }

    /// Reads the text of a file; its path stands in errors.
    init(_ text: String, file: String) throws(ConfigurationError) {
        if let line = TableHeads.firstNameless(in: text) {
            throw .syntax(file: file, line: line, detail: "a table without a name; expected [name]")
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            // The parser's messages run over several lines.
            let detail = error.description.split(whereSeparator: \.isNewline).first.map(String.init) ?? "not TOML"
            throw .syntax(file: file, line: error.source.begin.line, detail: detail)
        } catch {
            throw .syntax(file: file, line: 1, detail: "not TOML")
        }
        var found: [Entry] = []
        Self.append(table, under: "", to: &found)
        entries = found.sorted { $0.key < $1.key }
    }

    private static func append(_ table: TOMLTable, under path: String, to entries: inout [Entry]) {
        for (name, value) in table {
            let key = path.isEmpty ? name : "\(path).\(name)"
            if let inner = value.table {
                append(inner, under: key, to: &entries)
            } else if let list = value.array {
                entries.append(Entry(key: key, words: list.map(word)))
            } else {
                entries.append(Entry(key: key, words: [word(value)]))
            }
        }
    }

    private static func word(_ value: any TOMLValueConvertible) -> String {
        if let text = value.string { return text }
        if let number = value.int { return String(number) }
        if let flag = value.bool { return String(flag) }
        return value.debugDescription
    }
}
