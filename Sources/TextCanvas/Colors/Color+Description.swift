extension Color: CustomStringConvertible {
    /// `#rrggbb`, the number of an entry of the palette, or `terminal`: as themes write it.
    package var description: String {
        switch self {
        case .terminal: "terminal"
        case .palette(let index): "\(index)"
        case .rgb(let red, let green, let blue): "#" + [red, green, blue].map(Color.hex).joined()
        }
    }

    private static func hex(_ value: UInt8) -> String {
        let digits = String(value, radix: 16)
        return digits.utf8.count == 1 ? "0" + digits : digits
    }

    /// A colour as themes write it: `#rrggbb`, `terminal`, an entry of the palette by number or by name
    /// (`red`, `bright-blue`); nil where it is none of these.
    package init?(_ text: String) {
        if text == "terminal" {
            self = .terminal
        } else if text.first == "#", text.utf8.count == 7, text.dropFirst().allSatisfy(\.isHexDigit),
            let value = UInt32(text.dropFirst(), radix: 16)
        {
            self = Color(hex: value)
        } else if let index = UInt8(text) {
            self = .palette(index)
        } else if let index = Color.names.firstIndex(of: text) {
            self = .palette(UInt8(index))
        } else {
            return nil
        }
    }

    /// The names of the first sixteen entries of a terminal's palette.
    private static let names: [String] = {
        let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
        return names + names.map { "bright-\($0)" }
    }()
}
