/// A scale of colours for the values of a heatmap, from the lowest to the highest.
package struct ColorMap: Hashable, Sendable {
    /// The name by which themes and users choose it.
    package let name: String
    private let table: [Color]

    /// A scale through colours at equal distances.
    ///
    /// - Precondition: there is at least one colour.
    package init(name: String, stops: [Color]) {
        precondition(!stops.isEmpty, "ColorMap: a scale needs at least one colour")
        self.name = name
        table = (0..<256).map { index in
            let place = Double(index) / 255 * Double(stops.count - 1)
            let below = min(Int(place), max(0, stops.count - 2))
            let above = min(below + 1, stops.count - 1)
            return stops[below].mixed(with: stops[above], share: place - Double(below))
        }
    }

    private init(name: String, table: [Color]) {
        self.name = name
        self.table = table
    }

    /// The colour of a value between 0 and 1; values outside take the ends, what is not a number the lowest.
    package func color(at value: Double) -> Color {
        guard value > 0 else { return table[0] }
        return table[min(255, Int((min(value, 1) * 255).rounded()))]
    }

    /// The same scale in the colours that a tier can show.
    package func mapped(to tier: ColorTier) -> ColorMap {
        ColorMap(name: name, table: table.map { $0.mapped(to: tier) })
    }

    private init(_ name: String, _ hex: [UInt32]) {
        self.init(name: name, stops: hex.map { Color(hex: $0) })
    }

    /// Perceptually uniform, blue over green to yellow. Source: Smith & van der Walt (2015), matplotlib.
    package static let viridis = ColorMap(
        "viridis",
        [0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6ECE58, 0xB5DE2B, 0xFDE725])

    /// Perceptually uniform, black over red to a pale yellow. Source: Smith & van der Walt (2015), matplotlib.
    package static let magma = ColorMap(
        "magma",
        [0x000004, 0x180F3D, 0x440F76, 0x721F81, 0x9E2F7F, 0xCD4071, 0xF1605D, 0xFD9668, 0xFECA8D, 0xFCFDBF])

    /// Nearly the same to every kind of colour vision. Source: Nuñez, Anderton & Renslow (2018), PLOS ONE 13(7).
    package static let cividis = ColorMap(
        "cividis",
        [0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55, 0xFEE838])

    /// Black to white.
    package static let grey = ColorMap("grey", [0x000000, 0xFFFFFF])

    /// Blue over white to red, for values around zero. Source: ColorBrewer RdBu, Harrower & Brewer (2003).
    package static let diverging = ColorMap(
        "diverging",
        [
            0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B,
            0x67001F,
        ])

    /// Every scale that is built in, in the order in which a key goes through them.
    package static let all = [viridis, magma, cividis, grey, diverging]

    /// The built-in scale of a name.
    package static func named(_ name: String) -> ColorMap? { all.first { $0.name == name } }
}
