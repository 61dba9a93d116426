/// The control sequence that puts a text on a terminal's clipboard, which works through SSH since the terminal obeys it.
///
/// Source: XTerm Control Sequences, "Operating System Commands", Ps = 52; tmux(1), "allow-passthrough".
enum ClipboardSequence {
    /// The sequence; inside tmux also wrapped, so that it reaches the terminal around it where that is allowed.
    static func bytes(for text: String, isInTmux: Bool) -> [UInt8] {
        let plain = Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [7]
        guard isInTmux else { return plain }
        // Inside the wrapping every escape is doubled; there is one, at the start.
        return plain + Array("\u{1B}Ptmux;\u{1B}".utf8) + plain + Array("\u{1B}\\".utf8)
    }

    /// Source: RFC 4648, section 4.
    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for index in 0..<4 {
                text.append(index <= group.count ? letters[value >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
            }
        }
        return text
    }
}
