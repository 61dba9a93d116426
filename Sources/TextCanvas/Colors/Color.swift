/// A colour of a cell: the terminal's own, one of its palette, or a mixture of red, green and blue.
package enum Color: Hashable, Sendable {
    /// Whatever the user's terminal shows by itself.
    case terminal
    /// An entry of the terminal's palette: 0 to 15 as the user has set them, 16 to 255 the fixed cube and greys.
    case palette(UInt8)
    /// Red, green and blue, sRGB, 0 to 255 each.
    case rgb(UInt8, UInt8, UInt8)

    /// A colour from `0xRRGGBB`.
    package init(hex: UInt32) {
        self = .rgb(UInt8(hex >> 16 & 255), UInt8(hex >> 8 & 255), UInt8(hex & 255))
    }

    /// Red, green and blue; the palette's usual values where it is an entry, nil for the terminal's own colour.
    package var components: (red: UInt8, green: UInt8, blue: UInt8)? {
        switch self {
        case .terminal: nil
        case .palette(let index): Palette.components[Int(index)]
        case .rgb(let red, let green, let blue): (red, green, blue)
        }
    }

    /// A mixture with another colour in linear steps of sRGB; the other one unmixed where a colour is not known.
    ///
    /// - Parameter share: of the other colour, 0 to 1.
    package func mixed(with other: Color, share: Double) -> Color {
        guard let from = components, let to = other.components else { return share < 0.5 ? self : other }
        func mix(_ first: UInt8, _ second: UInt8) -> UInt8 {
            let value = Double(first) + (Double(second) - Double(first)) * min(max(share, 0), 1)
            return UInt8(min(max(value.rounded(), 0), 255))
        }
        return .rgb(mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue))
    }
}
