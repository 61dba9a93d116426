package import TextCanvas

/// What the environment and the user's settings say about the terminal, before it is opened.
package struct TerminalKind: Hashable, Sendable {
    /// Types of terminfo to try, the best first; the last is the one that TERM names.
    package let types: [String]
    /// The most colours to use.
    package let colors: ColorTier
    /// The characters to use.
    package let glyphs: GlyphTier

    /// Reads the environment.
    ///
    /// More than 256 colours need an entry in terminfo for direct colour (`xterm-direct`): COLORTERM says that the
    /// terminal has it, and the type is tried first. NO_COLOR (no-color.org) means two colours.
    ///
    /// - Parameters:
    ///   - environment: the variables that are looked up.
    ///   - isUTF8: whether the locale's characters are those of Unicode.
    ///   - colors: the user's choice, which outdoes what the environment says.
    ///   - glyphs: likewise.
    package init(
        environment: (String) -> String?, isUTF8: Bool, colors: ColorTier? = nil, glyphs: GlyphTier? = nil
    ) {
        let type = environment("TERM") ?? ""
        let isColorless = !(environment("NO_COLOR") ?? "").isEmpty
        let hasDirectColor =
            ["truecolor", "24bit"].contains(environment("COLORTERM") ?? "") || type.hasSuffix("-direct")
        self.colors = colors ?? (isColorless ? .monochrome : hasDirectColor ? .trueColor : .colors256)
        if self.colors == .trueColor, !type.hasSuffix("-direct"), let base = type.split(separator: "-").first {
            types = ["\(base)-direct", type]
        } else {
            types = [type]
        }
        self.glyphs = glyphs ?? Self.glyphs(type: type, isUTF8: isUTF8)
    }

    /// Fonts of consoles lack braille; terminals older than Unicode get ASCII.
    private static func glyphs(type: String, isUTF8: Bool) -> GlyphTier {
        guard isUTF8, !type.hasPrefix("vt"), type != "dumb" else { return .ascii }
        return type == "linux" || type.hasPrefix("linux-") ? .blocks : .braille
    }
}
