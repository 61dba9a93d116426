/// How the program looks: a style for each role, colours for series, and scales for heatmaps. A plain value.
package struct Theme: Hashable, Sendable {
    /// The name by which users choose it.
    package let name: String
    /// Whether it is meant for a light background.
    package let isLight: Bool
    private let styles: [Style]
    /// Colours for series of charts and for classes, told apart from each other.
    package let series: [Color]
    /// The scale of heatmaps.
    package let heat: ColorMap
    /// The scale of values around zero.
    package let diverging: ColorMap

    /// A theme from the styles that it names; the other roles take the look of their kin.
    package init(
        name: String, isLight: Bool = false, styles named: [Role: Style], series: [Color],
        heat: ColorMap = .viridis, diverging: ColorMap = .diverging
    ) {
        self.name = name
        self.isLight = isLight
        self.series = series
        self.heat = heat
        self.diverging = diverging
        let ground = named[.background] ?? Style(foreground: .terminal, background: .terminal)
        styles = Role.allCases.map { role in
            if role == .background { return ground }
            var candidate = role
            while named[candidate] == nil, candidate != .background { candidate = candidate.fallback }
            if let style = named[candidate], candidate != .background { return style }
            return Style(foreground: ground.foreground)
        }
    }

    /// The style of a role.
    package func style(_ role: Role) -> Style { styles[role.rawValue] }

    /// The theme that is built in, for a dark terminal.
    package static let dark = Theme(
        name: "dark",
        styles: [
            .background: Style(foreground: Color(hex: 0xD7D7D7), background: Color(hex: 0x121212)),
            .muted: Style(foreground: Color(hex: 0x979797)),
            .title: Style(foreground: Color(hex: 0xD7D7D7), attributes: .bold),
            .titleFocused: Style(foreground: Color(hex: 0x5FD7FF), attributes: .bold),
            .border: Style(foreground: Color(hex: 0x6C6C6C)),
            .borderFocused: Style(foreground: Color(hex: 0x5FD7FF)),
            .selection: Style(foreground: Color(hex: 0xFFFFFF), background: Color(hex: 0x005F87), attributes: .bold),
            .selectionInactive: Style(background: Color(hex: 0x303030)),
            .bar: Style(foreground: Color(hex: 0xD7D7D7), background: Color(hex: 0x262626)),
            .barActive: Style(foreground: Color(hex: 0xFFFFFF), background: Color(hex: 0x005F87), attributes: .bold),
            .key: Style(foreground: Color(hex: 0x5FD7FF), attributes: .bold),
            .accent: Style(foreground: Color(hex: 0x5FD7FF)),
            .good: Style(foreground: Color(hex: 0x87D787)),
            .warning: Style(foreground: Color(hex: 0xFFAF5F)),
            .error: Style(foreground: Color(hex: 0xFF8787), attributes: .bold),
            .match: Style(foreground: Color(hex: 0xFFD75F), attributes: .underline),
            .input: Style(foreground: Color(hex: 0xFFFFFF), background: Color(hex: 0x303030)),
            .dialog: Style(foreground: Color(hex: 0xD7D7D7), background: Color(hex: 0x1C1C1C)),
            .axis: Style(foreground: Color(hex: 0x979797)),
            .curve: Style(foreground: Color(hex: 0x5FD7AF)),
            .masked: Style(foreground: Color(hex: 0x6C6C6C)),
            .cursor: Style(foreground: Color(hex: 0xFFD75F)),
            .training: Style(foreground: Color(hex: 0x5FAFFF)),
            .validation: Style(foreground: Color(hex: 0xFFAF5F)),
            .best: Style(foreground: Color(hex: 0x87D787), attributes: .bold),
        ],
        series: [0x5FAFFF, 0xFFAF5F, 0x87D787, 0xFF8787, 0xAF87FF, 0x5FD7D7, 0xFFD75F, 0xFF87D7].map {
            Color(hex: $0)
        })
}
