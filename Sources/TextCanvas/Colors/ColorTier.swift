/// How many colours the terminal can show.
package enum ColorTier: Int, CaseIterable, Comparable, Hashable, Sendable {
    /// Two: what is written and what is not; meaning is carried by bold, underlined and reversed text.
    case monochrome
    /// The eight colours of the first terminals.
    case colors8
    /// Those eight and their bright forms.
    case colors16
    /// The colour cube and the greys of xterm.
    case colors256
    /// Every mixture of red, green and blue.
    case trueColor

    /// The smaller tier shows fewer colours.
    package static func < (first: ColorTier, second: ColorTier) -> Bool { first.rawValue < second.rawValue }
}

extension Color {
    /// The nearest colour that a tier can show.
    package func mapped(to tier: ColorTier) -> Color {
        guard tier != .trueColor, self != .terminal else { return self }
        switch (tier, self) {
        case (.monochrome, _): return .terminal
        case (.colors256, .palette): return self
        case (.colors16, .palette(let index)) where index < 16: return self
        case (.colors8, .palette(let index)) where index < 16: return .palette(index & 7)
        default: break
        }
        guard let wanted = components else { return .terminal }
        switch tier {
        case .colors256: return .palette(Color.nearestOf256(wanted))
        case .colors16: return .palette(Color.nearest(wanted, among: 0..<16))
        default: return .palette(Color.nearest(wanted, among: 0..<8))
        }
    }

    /// The nearest entry of the cube and the greys: the first 16 are left out because users change them.
    private static func nearestOf256(_ wanted: (red: UInt8, green: UInt8, blue: UInt8)) -> UInt8 {
        func level(_ value: UInt8) -> Int {
            Palette.levels.indices.min { distance(Palette.levels[$0], value) < distance(Palette.levels[$1], value) }
                ?? 0
        }
        let cube = 16 + 36 * level(wanted.red) + 6 * level(wanted.green) + level(wanted.blue)
        let mean = (Int(wanted.red) + Int(wanted.green) + Int(wanted.blue)) / 3
        let grey = 232 + min(max((mean - 3) / 10, 0), 23)
        return difference(wanted, Palette.components[grey]) < difference(wanted, Palette.components[cube])
            ? UInt8(grey) : UInt8(cube)
    }

    private static func nearest(_ wanted: (red: UInt8, green: UInt8, blue: UInt8), among indices: Range<Int>) -> UInt8 {
        let best = indices.min {
            difference(wanted, Palette.components[$0]) < difference(wanted, Palette.components[$1])
        }
        return UInt8(best ?? 0)
    }

    private static func distance(_ first: UInt8, _ second: UInt8) -> Int { abs(Int(first) - Int(second)) }

    /// Squared distance with the eye's weights for red, green and blue ("redmean" simplified to constants).
    private static func difference(
        _ first: (red: UInt8, green: UInt8, blue: UInt8), _ second: (red: UInt8, green: UInt8, blue: UInt8)
    ) -> Int {
        let red = distance(first.red, second.red)
        let green = distance(first.green, second.green)
        let blue = distance(first.blue, second.blue)
        return 3 * red * red + 4 * green * green + 2 * blue * blue
    }
}
