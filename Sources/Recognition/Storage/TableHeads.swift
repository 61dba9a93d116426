/// The heads of tables in TOML, looked at before a parser sees them.
///
/// The TOML library stops the whole program where a head begins with what no key begins with, as it does in a file that is
/// being typed while it is watched.
package enum TableHeads {
    /// The first line, from 1, whose table has no name; nil where all have one.
    package static func firstNameless(in text: String) -> Int? {
        var scanner = Scanner(bytes: Array(text.utf8))
        return scanner.firstNameless()
    }

    /// Walks through a text far enough to tell heads from values: strings, comments and brackets.
    private struct Scanner {
        let bytes: [UInt8]
        var position = 0
        var line = 1

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func firstNameless() -> Int? {
            while position < bytes.count {
                skip { $0 == 32 || $0 == 9 || $0 == 13 }
                if peek == UInt8(ascii: "["), !beginsKey() { return line }
                passLine()
            }
            return nil
        }

        private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

        /// Goes over the one or two brackets of a head; whether a key begins behind them.
        private mutating func beginsKey() -> Bool {
            position += 1
            if peek == UInt8(ascii: "[") { position += 1 }
            skip { $0 == 32 || $0 == 9 }
            guard let byte = peek else { return false }
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "\""),
                UInt8(ascii: "'"), 0x80...:
                return true
            default: return false
            }
        }

        /// Goes to the start of the next line outside of strings and brackets.
        private mutating func passLine() {
            var depth = 0
            while let byte = peek {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "'"): passString(byte)
                case UInt8(ascii: "#"): skip { $0 != 10 }
                case 10:
                    (position, line) = (position + 1, line + 1)
                    if depth <= 0 { return }
                case UInt8(ascii: "["), UInt8(ascii: "{"): (position, depth) = (position + 1, depth + 1)
                case UInt8(ascii: "]"), UInt8(ascii: "}"): (position, depth) = (position + 1, depth - 1)
                default: position += 1
                }
            }
        }

        /// Goes over a string; three marks in a row begin one of several lines.
        private mutating func passString(_ mark: UInt8) {
            let isLong = bytes[position...].starts(with: [mark, mark, mark])
            let end = [UInt8](repeating: mark, count: isLong ? 3 : 1)
            position += end.count
            while let byte = peek {
                if bytes[position...].starts(with: end) {
                    position += end.count
                    return
                }
                // A string of one line that is not closed is a fault that the parser reports.
                if byte == 10, !isLong { return }
                if byte == 10 { line += 1 }
                if byte == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") { position += 1 }
                position += 1
            }
        }

        private mutating func skip(while holds: (UInt8) -> Bool) {
            while let byte = peek, holds(byte) { position += 1 }
        }
    }
}
