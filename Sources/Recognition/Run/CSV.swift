/// Tables as comma-separated values.
///
/// Source: RFC 4180 (2005), with line feeds alone.
enum CSV {
    /// A row, quoted where a field needs it.
    static func row(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") + "\n" }

    /// The rows of a table; nil where quotes do not match. A mark of the byte order in front is passed over.
    static func rows(of text: String, separator: Character = ",") -> [[String]]? {
        let separator = separator.asciiValue ?? UInt8(ascii: ",")
        var rows: [[String]] = []
        var row: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var wasQuote = false
        for byte in text.hasByteOrderMark ? text.utf8.dropFirst(3) : text.utf8[...] {
            if isQuoted {
                if wasQuote, byte != UInt8(ascii: "\"") {
                    isQuoted = false
                } else if byte == UInt8(ascii: "\"") {
                    if wasQuote { field.append(byte) }
                    wasQuote.toggle()
                    continue
                } else {
                    field.append(byte)
                    continue
                }
                wasQuote = false
            }
            switch byte {
            case UInt8(ascii: "\"") where field.isEmpty: isQuoted = true
            case separator:
                row.append(String(decoding: field, as: UTF8.self))
                field = []
            case UInt8(ascii: "\n"):
                row.append(String(decoding: field, as: UTF8.self))
                rows.append(row)
                (row, field) = ([], [])
            case UInt8(ascii: "\r"): break
            default: field.append(byte)
            }
        }
        guard !isQuoted || wasQuote else { return nil }
        if !row.isEmpty || !field.isEmpty { rows.append(row + [String(decoding: field, as: UTF8.self)]) }
        return rows
    }

    /// What parts the columns of a table: of comma, semicolon and tab the one that its first line has most of.
    static func separator(of text: String) -> Character {
        let head = text.prefix { !$0.isNewline }
        let counts = [",", ";", "\t"].map { sign in (sign: Character(sign), count: head.count { $0 == Character(sign) })
        }
        return counts.max { $0.count < $1.count }?.sign ?? ","
    }

    private static func quoted(_ field: String) -> String {
        let special: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")]
        guard field.utf8.contains(where: special.contains) else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension String {
    /// Whether the text begins with the mark that some programs put before UTF-8.
    fileprivate var hasByteOrderMark: Bool { utf8.starts(with: [0xEF, 0xBB, 0xBF]) }
}
