/// Cuts what a program writes to its terminal into characters and control functions.
///
/// Source: the state machine of ECMA-48 control functions, as in the parser for the DEC VT500 (vt100.net/emu/dec_ansi_parser).
struct EscapeParser {
    /// One thing that a terminal is told to do.
    enum Token: Equatable {
        case character(Unicode.Scalar)
        case control(UInt8)
        /// `ESC` with at most one intermediate byte.
        case escape(intermediate: UInt8?, final: UInt8)
        /// `CSI`; parameters left out are nil, and those behind a colon follow in the same list.
        case sequence(marker: UInt8?, parameters: [Int?], intermediate: UInt8?, final: UInt8)
    }

    private enum State {
        case ground
        case escape(intermediate: UInt8?)
        case sequence(marker: UInt8?, digits: [UInt8], intermediate: UInt8?)
        /// An operating system command or the like, ignored up to its end.
        case string(sawEscape: Bool)
    }

    private var state = State.ground
    private var pending: [UInt8] = []

    /// Feeds one byte; returns what it completes.
    mutating func feed(_ byte: UInt8) -> Token? {
        if abandon(at: byte) { return nil }
        switch state {
        case .ground: return ground(byte)
        case .escape(let intermediate): return escape(byte, intermediate)
        case .sequence(let marker, let digits, let intermediate): return sequence(byte, marker, digits, intermediate)
        case .string(let sawEscape):
            let isOver = byte == 0x07 || (sawEscape && byte == UInt8(ascii: "\\"))
            state = isOver ? .ground : .string(sawEscape: byte == 0x1B)
            return nil
        }
    }

    /// Whether the byte ends what is unfinished: `CAN` and `SUB` anywhere, `ESC` anywhere but in a string.
    ///
    /// A program that is killed while it writes leaves such pieces behind.
    private mutating func abandon(at byte: UInt8) -> Bool {
        switch (state, byte) {
        case (_, 0x18), (_, 0x1A): state = .ground
        case (.string, _): return false
        case (_, 0x1B): state = .escape(intermediate: nil)
        default: return false
        }
        pending = []
        return true
    }

    private mutating func ground(_ byte: UInt8) -> Token? {
        if byte < 0x20 || byte == 0x7F { return .control(byte) }
        pending.append(byte)
        let length = byte0Length(pending[0])
        guard pending.count >= length else { return nil }
        defer { pending = [] }
        return String(decoding: pending, as: UTF8.self).unicodeScalars.first.map { .character($0) }
    }

    private func byte0Length(_ byte: UInt8) -> Int {
        switch byte {
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0...: 4
        default: 1
        }
    }

    private mutating func escape(_ byte: UInt8, _ intermediate: UInt8?) -> Token? {
        switch byte {
        case UInt8(ascii: "[") where intermediate == nil:
            state = .sequence(marker: nil, digits: [], intermediate: nil)
            return nil
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
            state = .string(sawEscape: false)
            return nil
        case 0x20..<0x30:
            state = .escape(intermediate: byte)
            return nil
        default:
            state = .ground
            return .escape(intermediate: intermediate, final: byte)
        }
    }

    private mutating func sequence(
        _ byte: UInt8, _ marker: UInt8?, _ digits: [UInt8], _ intermediate: UInt8?
    ) -> Token? {
        switch byte {
        case 0x3C...0x3F: state = .sequence(marker: byte, digits: digits, intermediate: intermediate)
        case 0x30...0x3B: state = .sequence(marker: marker, digits: digits + [byte], intermediate: intermediate)
        case 0x20..<0x30: state = .sequence(marker: marker, digits: digits, intermediate: byte)
        case 0x40...0x7E:
            state = .ground
            return .sequence(
                marker: marker, parameters: parameters(digits), intermediate: intermediate, final: byte)
        default: return .control(byte)
        }
        return nil
    }

    private func parameters(_ digits: [UInt8]) -> [Int?] {
        guard !digits.isEmpty else { return [] }
        return digits.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":") }
            .map { Int(String(decoding: $0, as: UTF8.self)) }
    }
}
