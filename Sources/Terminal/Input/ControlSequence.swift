import Workbench

/// A sequence that begins with `ESC [` (or `ESC O`): numbers and a final byte.
struct ControlSequence: Equatable {
    var numbers: [Int] = []
    let final: UInt8

    /// The sequence at the beginning of the bytes and its length; nil while it is incomplete.
    static func first(in bytes: ArraySlice<UInt8>) -> (meaning: KeySequence.Meaning, length: Int)? {
        let body = bytes.dropFirst(2)
        // The function keys of the Linux console: ESC [ [ A.
        if body.first == UInt8(ascii: "[") {
            guard let letter = body.dropFirst().first else { return nil }
            let number = Int(letter) - Int(UInt8(ascii: "A")) + 1
            return ((1...5).contains(number) ? .key(Key(.function(number))) : .nothing, 4)
        }
        guard let end = body.firstIndex(where: { !(0x20..<0x40).contains($0) }) else {
            // No terminal sends as much: what looks like a sequence is none.
            return bytes.count > 64 ? (.nothing, bytes.count) : nil
        }
        let length = end - bytes.startIndex + 1
        guard (0x40..<0x7F).contains(body[end]) else { return (.nothing, length - 1) }
        let parameters = body[..<end]
        if parameters.first == UInt8(ascii: "<") {
            return (MouseReport.meaning(of: parameters.dropFirst(), final: body[end]), length)
        }
        // Any other mark before the numbers makes it a report, never a key.
        if let first = parameters.first, (0x3C..<0x40).contains(first) { return (.nothing, length) }
        let numbers = parameters.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ";") }
            .map { part in Int(String(decoding: part.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)) ?? 1 }
        return (ControlSequence(numbers: numbers, final: body[end]).meaning, length)
    }

    /// What the sequence stands for.
    var meaning: KeySequence.Meaning {
        switch final {
        case UInt8(ascii: "~") where numbers.first == 200: return .pasteBegins
        case UInt8(ascii: "~") where numbers.first == 27: return key(ofCodePoint: number(2), modifiers(number(1)))
        case UInt8(ascii: "u"): return key(ofCodePoint: number(0), modifiers(number(1)))
        case UInt8(ascii: "~"): return named(Self.numbered[number(0)], modifiers(number(1)))
        // rxvt says control and shift with the final byte.
        case UInt8(ascii: "^"): return named(Self.numbered[number(0)], .control)
        case UInt8(ascii: "a")...UInt8(ascii: "d"): return named(Self.lettered[final - 0x20], .shift)
        case UInt8(ascii: "Z"): return .key(.backTab)
        default: return named(Self.lettered[final], modifiers(number(1)))
        }
    }

    private func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 1 }

    private func named(_ code: Key.Code?, _ modifiers: Key.Modifiers) -> KeySequence.Meaning {
        code.map { .key(Key($0, modifiers)) } ?? .nothing
    }

    /// One more than a sum of shift 1, alt 2, control 4.
    private func modifiers(_ parameter: Int) -> Key.Modifiers {
        let bits = max(0, min(parameter, 256) - 1)
        var modifiers: Key.Modifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        if bits & 2 != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.control) }
        return modifiers
    }

    private func key(ofCodePoint point: Int, _ modifiers: Key.Modifiers) -> KeySequence.Meaning {
        guard let scalar = Unicode.Scalar(UInt32(clamping: point)) else { return .nothing }
        if scalar.value < 0x20 || scalar.value == 0x7F {
            guard let key = KeySequence.key(ofByte: UInt8(scalar.value)) else { return .nothing }
            return .key(Key(key.code, modifiers))
        }
        // A character already shows whether shift was held.
        return .key(Key(.character(Character(scalar)), modifiers.subtracting(.shift)))
    }

    private static let lettered: [UInt8: Key.Code] = {
        let letters: [(Character, Key.Code)] = [
            ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end), ("M", .enter),
            ("P", .function(1)), ("Q", .function(2)), ("R", .function(3)), ("S", .function(4)),
        ]
        return Dictionary(uniqueKeysWithValues: letters.map { ($0.asciiValue ?? 0, $1) })
    }()

    private static let numbered: [Int: Key.Code] = {
        var codes: [Int: Key.Code] = [
            1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        ]
        // The numbers have gaps where the VT220's keyboard had them.
        let functions = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34]
        for (index, number) in functions.enumerated() { codes[number] = .function(index + 1) }
        return codes
    }()
}
