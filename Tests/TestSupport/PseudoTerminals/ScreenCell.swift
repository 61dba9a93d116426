/// One cell of an emulated screen: what stands in it and how it looks.
package struct ScreenCell: Hashable, Sendable {
    /// The character with its combining marks; empty in the right half of a wide one.
    package var text = " "
    package var look = Look()

    /// Colour and attributes of a cell.
    package struct Look: Hashable, Sendable {
        package var foreground: Color?
        package var background: Color?
        package var attributes: Set<Attribute> = []
    }

    /// A colour of the palette or one given by its parts.
    package enum Color: Hashable, Sendable {
        case indexed(Int)
        case direct(red: Int, green: Int, blue: Int)
    }

    /// What SGR can switch on.
    package enum Attribute: Int, Hashable, Sendable {
        case bold = 1
        case dim, italic, underline, blink
        case reverse = 7
        case hidden, struck
    }
}

extension ScreenCell.Look {
    /// Applies a Select Graphic Rendition sequence (ECMA-48 8.3.117, with the 38 and 48 of ISO 8613-6).
    mutating func select(_ parameters: [Int?]) {
        var rest = parameters.isEmpty ? [0][...] : parameters.map { $0 ?? 0 }[...]
        while let code = rest.popFirst() {
            switch code {
            case 0: self = ScreenCell.Look()
            case 1...9: if let attribute = ScreenCell.Attribute(rawValue: code) { attributes.insert(attribute) }
            case 22: attributes.subtract([.bold, .dim])
            case 23...29: if let attribute = ScreenCell.Attribute(rawValue: code - 20) { attributes.remove(attribute) }
            case 30...37: foreground = .indexed(code - 30)
            case 38: foreground = Self.color(from: &rest)
            case 39: foreground = nil
            case 40...47: background = .indexed(code - 40)
            case 48: background = Self.color(from: &rest)
            case 49: background = nil
            case 90...97: foreground = .indexed(code - 82)
            case 100...107: background = .indexed(code - 92)
            default: break
            }
        }
    }

    private static func color(from rest: inout ArraySlice<Int>) -> ScreenCell.Color? {
        switch rest.popFirst() {
        case 5: return rest.popFirst().map { .indexed($0) }
        case 2:
            // With colons a colour space, left empty, stands before the three parts.
            if rest.count > 3 { rest.removeFirst() }
            let parts = Array(rest.prefix(3))
            rest = rest.dropFirst(3)
            return parts.count == 3 ? .direct(red: parts[0], green: parts[1], blue: parts[2]) : nil
        default: return nil
        }
    }
}
