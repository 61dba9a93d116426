import Foundation
import Testing
import TextCanvas

/// Every file in `Themes` is a theme whose text and graphics stand out enough to be read.
@Suite struct ThemeFileTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Themes")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    /// The flat table of a file; themes use only sections and strings on one line.
    private static func theme(_ name: String) throws -> Theme {
        let text = try String(contentsOf: folder.appending(path: name + ".toml"), encoding: .utf8)
        var table: [String: String] = [:]
        var section = ""
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix("[") {
                section = line.dropFirst().dropLast() + "."
            } else {
                let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
                try #require(parts.count == 2 && parts[1].hasPrefix("\"") && parts[1].hasSuffix("\""), "\(line)")
                table[section + parts[0]] = String(parts[1].dropFirst().dropLast())
            }
        }
        return try Theme(table: table)
    }

    @Test func allThemesAreThere() {
        let expected = [
            "dark", "deuteranopia", "dracula", "gruvbox", "high-contrast", "light", "monochrome", "nord", "sixteen",
            "solarized-dark", "solarized-light", "tritanopia",
        ]
        #expect(Self.names == expected)
    }

    @Test func theBuiltInThemeIsThatOfItsFile() throws {
        #expect(try Self.theme("dark") == Theme.dark)
    }

    @Test(arguments: names) func aThemeHasTheNameOfItsFile(name: String) throws {
        #expect(try Self.theme(name).name == name)
    }

    /// The backgrounds on which text of any role may stand.
    private func surfaces(of theme: Theme) -> [Color] {
        [Role.background, .bar, .dialog, .selectionInactive].compactMap { theme.style($0).background }
    }

    private func expect(
        _ color: Color?, on surfaces: [Color], atLeast needed: Double, _ what: String,
        location: SourceLocation = #_sourceLocation
    ) {
        for surface in surfaces {
            // What the terminal shows by itself is its user's choice.
            guard let color, let contrast = color.contrast(with: surface) else { continue }
            #expect(contrast >= needed, "\(what): \(color) on \(surface)", sourceLocation: location)
        }
    }

    @Test(arguments: names) func textStandsOutFromWhateverItStandsOn(name: String) throws {
        let theme = try Self.theme(name)
        let ink = theme.style(.background).foreground
        for role in Role.allCases where role.isText {
            let style = theme.style(role)
            let grounds = style.background.map { [$0] } ?? surfaces(of: theme)
            expect(style.foreground ?? ink, on: grounds, atLeast: 4.5, "\(name) \(role.name)")
        }
    }

    @Test(arguments: names) func graphicsStandOutFromTheScreen(name: String) throws {
        let theme = try Self.theme(name)
        let grounds = [Role.background, .dialog].compactMap { theme.style($0).background }
        for role in Role.allCases where !role.isText {
            expect(theme.style(role).foreground, on: grounds, atLeast: 3, "\(name) \(role.name)")
        }
        for color in theme.series { expect(color, on: grounds, atLeast: 3, "\(name) series") }
    }

    @Test(arguments: names) func whatMattersMostIsToldApart(name: String) throws {
        let theme = try Self.theme(name)
        let styles = [Role.text, .muted, .title, .error, .selection, .warning].map(theme.style)
        #expect(Set(styles).count == styles.count)
        let isPlain = theme.series.allSatisfy { $0 == .terminal }
        #expect(isPlain || Set(theme.series).count == theme.series.count)
    }
}
