/// What drawing goes by: the theme in the colours that the terminal can show, and the glyphs it has.
package struct Appearance: Hashable, Sendable {
    /// The theme as it was chosen.
    package let theme: Theme
    /// How many colours the terminal shows.
    package let colors: ColorTier
    /// Which characters it shows.
    package let glyphs: GlyphTier
    private let styles: [Style]
    /// The colours of series and classes, in the terminal's tier; use `seriesStyle`.
    private let series: [Color]
    /// The scale of heatmaps in the colours of the terminal's tier.
    package let heat: ColorMap
    /// The scale of values around zero in the colours of the terminal's tier.
    package let diverging: ColorMap

    /// A theme in the terminal's colours.
    package init(theme: Theme = .dark, colors: ColorTier = .colors256, glyphs: GlyphTier = .braille) {
        self.theme = theme
        self.colors = colors
        self.glyphs = glyphs
        styles = Role.allCases.map { role in
            colors == .monochrome ? role.monochrome : theme.style(role).mapped(to: colors)
        }
        series = theme.series.map { $0.mapped(to: colors) }
        heat = theme.heat.mapped(to: colors)
        diverging = theme.diverging.mapped(to: colors)
    }

    /// The style of a role.
    package func style(_ role: Role) -> Style { styles[role.rawValue] }

    /// Whether colours tell series apart; otherwise marks have to.
    package var hasSeriesColors: Bool { colors != .monochrome && Set(series).count > 1 }

    /// The style of a series of a chart; the colours start anew after the last one.
    package func seriesStyle(_ index: Int) -> Style {
        guard colors != .monochrome, !series.isEmpty else { return style(.text) }
        return Style(foreground: series[index % series.count])
    }
}
