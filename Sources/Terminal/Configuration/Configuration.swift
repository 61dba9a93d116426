import Recognition
package import TextCanvas
package import Workbench

/// The user's settings, `config.toml`:
///
///     theme = "light"            the theme's name
///     colors = "256"             auto, direct, 256, 16, 8 or none
///     glyphs = "braille"         auto, braille, blocks or ascii
///     cache.megabytes = 1000     how much room kept features may take up; 0 keeps none
///     keys.global.help = "f1"    keys of a command by its name, one or a list; they replace the standard ones
package struct Configuration: Sendable {
    /// The name of the theme; nil where the program chooses.
    package var theme: String?
    /// The colours to use; nil where the terminal decides.
    package var colors: ColorTier?
    /// The characters to use; nil where the terminal decides.
    package var glyphs: GlyphTier?
    /// How many bytes kept features may take up.
    package var cacheCapacity = FeatureStore.standardCapacity
    /// The keys.
    package var keyMap: KeyMap = .standard

    /// No settings.
    package init() {}

    /// Reads the settings; a file that is not there holds none.
    ///
    /// - Throws: `ConfigurationError` naming the file and the key or line.
    package init(path: String) throws(ConfigurationError) {
        try self.init(SettingsFile(path: path)?.entries ?? [], file: path)
    }

    /// Reads settings from the text of a file; its path stands in errors.
    package init(text: String, file: String) throws(ConfigurationError) {
        try self.init(SettingsFile(text, file: file).entries, file: file)
    }

    private static let colorNames: [(name: String, tier: ColorTier?)] = [
        ("auto", nil), ("direct", .trueColor), ("256", .colors256), ("16", .colors16), ("8", .colors8),
        ("none", .monochrome),
    ]
    private static let glyphNames: [(name: String, tier: GlyphTier?)] = [
        ("auto", nil), ("braille", .braille), ("blocks", .blocks), ("ascii", .ascii),
    ]

    private init(_ entries: [SettingsFile.Entry], file: String) throws(ConfigurationError) {
        var bindings: [String: [Key]] = [:]
        for entry in entries {
            switch entry.key {
            case "theme": theme = entry.text
            case "colors": colors = try Self.choice(entry, among: Self.colorNames, file)
            case "glyphs": glyphs = try Self.choice(entry, among: Self.glyphNames, file)
            case "cache.megabytes": cacheCapacity = try Self.megabytes(entry, file)
            case let key where key.hasPrefix("keys."):
                bindings[String(key.dropFirst("keys.".count))] = try Self.keys(entry, file)
            default:
                throw .key(
                    file: file,
                    detail: Self.unknown(entry.key, among: ["theme", "colors", "glyphs", "cache.megabytes", "keys"]))
            }
        }
        if !bindings.isEmpty { keyMap = try Self.keyMap(with: bindings, file) }
    }

    private static func choice<Tier>(
        _ entry: SettingsFile.Entry, among names: [(name: String, tier: Tier?)], _ file: String
    ) throws(ConfigurationError) -> Tier? {
        if let choice = names.first(where: { $0.name == entry.text }) { return choice.tier }
        let allowed = names.map(\.name).joined(separator: ", ")
        throw .key(file: file, detail: "'\(entry.key)' is '\(entry.text)': expected one of \(allowed)")
    }

    private static func megabytes(_ entry: SettingsFile.Entry, _ file: String) throws(ConfigurationError) -> Int {
        guard let count = Int(entry.text), (0...1_000_000_000).contains(count) else {
            throw .key(
                file: file,
                detail: "'\(entry.key)' is '\(entry.text)': expected a whole number of megabytes, 0 for none")
        }
        return count * 1_000_000
    }

    private static func keys(_ entry: SettingsFile.Entry, _ file: String) throws(ConfigurationError) -> [Key] {
        var keys: [Key] = []
        for word in entry.words {
            guard let key = Key(named: word) else {
                throw .key(
                    file: file, detail: "'\(entry.key)' names '\(word)', which is no key: write it as the help does")
            }
            keys.append(key)
        }
        return keys
    }

    private static func keyMap(
        with chosen: [String: [Key]], _ file: String
    ) throws(ConfigurationError) -> KeyMap {
        let names = KeyMap.standard.bindings.map(\.command.name)
        for name in chosen.keys.sorted() where !names.contains(name) {
            throw .key(file: file, detail: unknown("keys.\(name)", among: names.map { "keys.\($0)" }))
        }
        let map = KeyMap(
            KeyMap.standard.bindings.map { binding in
                var binding = binding
                if let keys = chosen[binding.command.name] { binding.keys = keys }
                return binding
            })
        let standard = Set(KeyMap.standard.conflicts)
        if let conflict = map.conflicts.first(where: { !standard.contains($0) }) {
            throw .key(file: file, detail: "two commands have one key: \(conflict.description)")
        }
        return map
    }

    private static func unknown(_ key: String, among known: [String]) -> String {
        "unknown key '\(key)'" + (Spelling.nearest(to: key, among: known).map { "; did you mean '\($0)'?" } ?? "")
    }
}
