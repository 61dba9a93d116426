import Workbench

/// The bytes of one key, at the beginning of what has come.
enum KeySequence {
    static let escape: UInt8 = 0x1B
    /// What a terminal sends behind a paste.
    static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// What a complete sequence stands for.
    enum Meaning: Equatable {
        case key(Key)
        case pasteBegins
        case mouse(MouseEvent)
        /// A sequence that is no key, or one that nobody knows.
        case nothing
    }

    /// The first sequence and how many bytes it has; nil while it is incomplete.
    static func first(in bytes: ArraySlice<UInt8>) -> (meaning: Meaning, length: Int)? {
        guard let byte = bytes.first else { return nil }
        if byte == escape { return escaped(bytes) }
        if byte < 0x80 { return (key(ofByte: byte).map { .key($0) } ?? .nothing, 1) }
        return character(bytes)
    }

    /// The key of an ASCII byte; nil for bytes that no key sends.
    static func key(ofByte byte: UInt8) -> Key? {
        switch byte {
        case 0x00: .control(" ")
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x1B: .escape
        case 0x01..<0x1B: .control(Character(Unicode.Scalar(byte + 0x60)))
        case 0x1C..<0x20: .control(Character(Unicode.Scalar(byte + 0x40)))
        case 0x20..<0x7F: .character(Character(Unicode.Scalar(byte)))
        default: nil
        }
    }

    private static func escaped(_ bytes: ArraySlice<UInt8>) -> (meaning: Meaning, length: Int)? {
        guard let second = bytes.dropFirst().first else { return nil }
        switch second {
        case UInt8(ascii: "["): return ControlSequence.first(in: bytes)
        case UInt8(ascii: "O"):
            guard let third = bytes.dropFirst(2).first else { return nil }
            return (ControlSequence(final: third).meaning, 3)
        case escape:
            return (.key(.escape), 1)
        default:
            // Alt is sent as an escape byte before the key.
            guard let step = first(in: bytes.dropFirst()) else { return nil }
            guard case .key(let key) = step.meaning else { return (.nothing, step.length + 1) }
            return (.key(Key(key.code, key.modifiers.union(.alt))), step.length + 1)
        }
    }

    private static func character(_ bytes: ArraySlice<UInt8>) -> (meaning: Meaning, length: Int)? {
        let length =
            switch bytes[bytes.startIndex] {
            case 0xC2..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0..<0xF5: 4
            default: 1
            }
        let isBroken = bytes.dropFirst().prefix(length - 1).contains { $0 & 0xC0 != 0x80 }
        if length == 1 || isBroken { return (.nothing, 1) }
        guard bytes.count >= length else { return nil }
        guard let text = String(validating: bytes.prefix(length), as: UTF8.self), let character = text.first else {
            return (.nothing, length)
        }
        return (.key(.character(character)), length)
    }
}
