/// How text is to look. A colour that is nil keeps the one beneath, so text can be written over a selected row.
package struct Style: Hashable, Sendable {
    /// The colour of the characters.
    package var foreground: Color?
    /// The colour behind them.
    package var background: Color?
    /// Bold, underlined, reversed...
    package var attributes: Attributes

    /// A style; everything that is left out keeps what lies beneath.
    package init(foreground: Color? = nil, background: Color? = nil, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The same with more attributes.
    package func adding(_ more: Attributes) -> Style {
        var style = self
        style.attributes.formUnion(more)
        return style
    }

    /// The same on another background.
    package func on(_ color: Color?) -> Style {
        var style = self
        style.background = color
        return style
    }

    /// The nearest style that a tier can show.
    package func mapped(to tier: ColorTier) -> Style {
        Style(
            foreground: foreground?.mapped(to: tier), background: background?.mapped(to: tier), attributes: attributes)
    }
}
