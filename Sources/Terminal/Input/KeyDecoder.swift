import Workbench

/// Cuts the bytes that a terminal sends into keys and pastes.
///
/// Terminals of the xterm, VT, rxvt, Linux console and kitty families send sequences that differ but don't collide, so
/// one decoder reads all of them without asking which it is.
///
/// Sources: XTerm Control Sequences (invisible-island.net/xterm/ctlseqs), console_codes(4), and the kitty keyboard
/// protocol (sw.kovidgoyal.net/kitty/keyboard-protocol).
package struct KeyDecoder: Sendable {
    /// How long, in milliseconds, an escape byte may wait for the rest of a sequence before it is the escape key.
    static let escapePatience: Int32 = 25
    /// How long a paste that stopped coming may wait for its end.
    static let pastePatience: Int32 = 500
    /// Longer pastes are cut here: nothing that is typed into needs more.
    static let pasteLimit = 64 * 1024

    private var pending: [UInt8] = []
    private var paste: [UInt8]?

    /// A decoder that waits for nothing.
    package init() {}

    /// Milliseconds after which `giveUp` is due if no more bytes come; nil when nothing is incomplete.
    package var patience: Int32? {
        if paste != nil { return Self.pastePatience }
        return pending.isEmpty ? nil : Self.escapePatience
    }

    /// Takes bytes; returns what they complete.
    package mutating func feed(_ bytes: some Sequence<UInt8>) -> [TerminalInput] {
        pending += bytes
        var inputs: [TerminalInput] = []
        var rest = pending[...]
        while !rest.isEmpty {
            if paste != nil {
                guard let text = takePaste(from: &rest) else { break }
                inputs.append(.pasted(text))
                continue
            }
            guard let step = KeySequence.first(in: rest) else { break }
            rest = rest.dropFirst(step.length)
            switch step.meaning {
            case .key(let key): inputs.append(.key(key))
            case .pasteBegins: paste = []
            case .mouse(let event): inputs.append(.mouse(event))
            case .nothing: break
            }
        }
        pending = Array(rest)
        return inputs
    }

    /// The rest didn't come in time: what there is stands for itself, an escape byte for the escape key.
    package mutating func giveUp() -> [TerminalInput] {
        defer { pending = [] }
        if let begun = paste {
            paste = nil
            return [.pasted(Self.text(of: begun + pending))]
        }
        guard pending.first == KeySequence.escape else { return [] }
        switch pending.count {
        case 1: return [.key(.escape)]
        case 2: return KeySequence.key(ofByte: pending[1]).map { [.key(Key($0.code, $0.modifiers.union(.alt)))] } ?? []
        default: return []
        }
    }

    /// Moves bytes into the paste; returns its text once the mark of its end is there.
    private mutating func takePaste(from rest: inout ArraySlice<UInt8>) -> String? {
        let mark = KeySequence.pasteEnd
        var gathered = paste ?? []
        while let byte = rest.first {
            if byte == KeySequence.escape {
                if rest.starts(with: mark) {
                    rest = rest.dropFirst(mark.count)
                    paste = nil
                    return Self.text(of: gathered)
                }
                // Perhaps the mark's first part.
                if mark.starts(with: rest) { break }
            }
            if gathered.count < Self.pasteLimit { gathered.append(byte) }
            rest = rest.dropFirst()
        }
        paste = gathered
        return nil
    }

    /// The text with line breaks and tabs as spaces, other control characters left out.
    private static func text(of bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.properties.generalCategory != .control {
                text.append(scalar)
            } else if ["\n", "\r", "\t"].contains(scalar) {
                text.append(" ")
            }
        }
        return String(text)
    }
}
