extension Theme {
    /// A theme from the flat table of its file: one string a key, parts of a key joined by points.
    ///
    ///     name = "dusk"                        needed; by this name it is chosen
    ///     kind = "dark"                        or "light"
    ///     palette.blue = "#5fafff"             names for colours, used below
    ///     roles.background = "#d7d7d7 on #121212"   needed; foreground and background of the screen
    ///     roles.title = "blue bold"            a style: [colour] [on colour] [bold dim underline reverse italic]
    ///     series = "blue #ffaf5f #87d787"      at least two colours
    ///     heat = "viridis"                     a built-in scale, or at least two colours
    ///     diverging = "diverging"              likewise, for values around zero
    ///
    /// A colour is `#rrggbb`, a number 0 to 255 or a name (`red`, `bright-blue`) of the terminal's palette,
    /// `terminal`, or a name from `palette`. Roles that are left out take the look of their kin.
    package init(table: [String: String]) throws(ThemeError) {
        let reader = ThemeReader(table: table)
        try reader.checkKeys()
        let name = try reader.needed("name")
        let kind = table["kind"] ?? "dark"
        guard kind == "dark" || kind == "light" else {
            throw ThemeError.badValue(key: "kind", value: kind, expected: "\"dark\" or \"light\"")
        }
        _ = try reader.needed("roles.background")
        var styles: [Role: Style] = [:]
        for role in Role.allCases {
            if let text = table["roles.\(role.name)"] {
                styles[role] = try reader.style(text, key: "roles.\(role.name)")
            }
        }
        let series = try reader.colors("series") ?? Theme.dark.series
        self.init(
            name: name, isLight: kind == "light", styles: styles, series: series,
            heat: try reader.scale("heat") ?? .viridis, diverging: try reader.scale("diverging") ?? .diverging)
    }
}

/// Reads the values of a theme's table.
private struct ThemeReader {
    let table: [String: String]

    /// Every key that is not a name in the palette.
    private static let known =
        ["name", "kind", "series", "heat", "diverging"] + Role.allCases.map { "roles.\($0.name)" }

    func checkKeys() throws(ThemeError) {
        // In order, so that the same file always gives the same message.
        for key in table.keys.sorted() where !Self.known.contains(key) {
            if key.hasPrefix("palette."), key != "palette." {
                _ = try color(table[key] ?? "", key: key, usesPalette: false)
                continue
            }
            throw .unknownKey(key, nearest: Spelling.nearest(to: key, among: Self.known))
        }
    }

    func needed(_ key: String) throws(ThemeError) -> String {
        guard let value = table[key], !value.isEmpty else { throw .missingKey(key) }
        return value
    }

    func color(_ text: String, key: String, usesPalette: Bool = true) throws(ThemeError) -> Color {
        if usesPalette, let value = table["palette.\(text)"], let color = Color(value) { return color }
        if let color = Color(text) { return color }
        throw .badValue(key: key, value: text, expected: "a colour as #rrggbb, a name, 0 to 255 or \"terminal\"")
    }

    func style(_ text: String, key: String) throws(ThemeError) -> Style {
        var style = Style()
        var isBackground = false
        for word in text.split(separator: " ").map(String.init) {
            if word == "on" {
                isBackground = true
            } else if let known = Attributes.named.first(where: { $0.name == word }), !isBackground {
                style.attributes.formUnion(known.attribute)
            } else if isBackground {
                style.background = try color(word, key: key)
                isBackground = false
            } else {
                style.foreground = try color(word, key: key)
            }
        }
        guard !isBackground else {
            throw .badValue(key: key, value: text, expected: "a colour after \"on\"")
        }
        return style
    }

    func colors(_ key: String) throws(ThemeError) -> [Color]? {
        guard let text = table[key] else { return nil }
        var colors: [Color] = []
        for word in text.split(separator: " ") { colors.append(try color(String(word), key: key)) }
        guard colors.count >= 2 else {
            throw .badValue(key: key, value: text, expected: "at least two colours with spaces between them")
        }
        return colors
    }

    func scale(_ key: String) throws(ThemeError) -> ColorMap? {
        guard let text = table[key] else { return nil }
        if let known = ColorMap.named(text) { return known }
        guard text.split(separator: " ").count >= 2 else {
            let names = ColorMap.all.map(\.name).joined(separator: ", ")
            throw .badValue(key: key, value: text, expected: "\(names), or at least two colours")
        }
        return try colors(key).map { ColorMap(name: text, stops: $0) }
    }
}
