import Terminal
import TestSupport
import Testing
import TextCanvas
import Workbench

@Suite struct ConfigurationTests {
    private func fault(_ text: String) -> String? {
        do throws(ConfigurationError) {
            _ = try Configuration(text: text, file: "config.toml")
            return nil
        } catch {
            return error.description
        }
    }

    @Test func everySettingIsRead() throws {
        let text = """
            theme = "light"
            colors = "16"
            glyphs = "ascii"
            cache.megabytes = 5
            [keys]
            global.help = ["f1", "ctrl-h"]
            """
        let configuration = try Configuration(text: text, file: "config.toml")
        #expect(configuration.theme == "light")
        #expect(configuration.colors == .colors16)
        #expect(configuration.glyphs == .ascii)
        #expect(configuration.cacheCapacity == 5_000_000)
        #expect(configuration.keyMap.command(for: Key(.function(1)), in: [.global]) == .global(.help))
        #expect(configuration.keyMap.command(for: .character("?"), in: [.global]) == nil)
    }

    @Test func aMissingFileHoldsNoSettings() throws {
        let configuration = try Configuration(path: "/nowhere/config.toml")
        #expect(configuration.theme == nil)
        #expect(configuration.colors == nil)
    }

    @Test(arguments: [
        ("thme = \"dark\"", "config.toml: unknown key 'thme'; did you mean 'theme'?"),
        ("colors = \"many\"", "config.toml: 'colors' is 'many': expected one of auto, direct, 256, 16, 8, none"),
        (
            "cache.megabytes = -1",
            "config.toml: 'cache.megabytes' is '-1': expected a whole number of megabytes, 0 for none"
        ),
        ("cache.megabyte = 1", "config.toml: unknown key 'cache.megabyte'; did you mean 'cache.megabytes'?"),
        ("keys.global.hepl = \"x\"", "config.toml: unknown key 'keys.global.hepl'; did you mean 'keys.global.help'?"),
        (
            "keys.global.help = \"f99\"",
            "config.toml: 'keys.global.help' names 'f99', which is no key: write it as the help does"
        ),
    ])
    func whatIsWrongIsSaidInOneLine(text: String, expected: String) {
        #expect(fault(text) == expected)
    }

    @Test func aSyntaxErrorNamesItsLine() throws {
        let line = try #require(fault("theme = \"dark\"\ncolors = \n"))
        #expect(line.hasPrefix("config.toml: line 2: "))
        #expect(!line.contains("\n"))
    }

    @Test func twoCommandsCannotShareAKey() throws {
        let line = try #require(fault("keys.global.help = \"q\""))
        #expect(line.contains("two commands have one key: q"))
    }
}

@Suite struct ThemeLoaderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func theFirstThemeOfANameCountsAndTheBuiltInIsAlwaysThere() throws {
        try folder.write("a/mine.toml", "name = \"mine\"\nroles.background = \"1 on 2\"")
        try folder.write("b/mine.toml", "name = \"mine\"\nroles.background = \"3 on 4\"")
        let (themes, faults) = ThemeLoader(folders: [folder["a"], folder["b"], folder["none"]]).load()
        #expect(themes.map(\.name) == ["dark", "mine"])
        #expect(themes[1].style(.background).foreground == .palette(1))
        #expect(faults.isEmpty)
    }

    @Test func aBrokenThemeIsNamedAndTheOthersAreRead() throws {
        try folder.write("good.toml", "name = \"good\"\nroles.background = \"1 on 2\"")
        try folder.write("key.toml", "name = \"x\"\nroles.background = \"1 on 2\"\nroles.titel = \"3\"")
        try folder.write("line.toml", "name = \"y\"\n\nroles.background = [")
        let (themes, faults) = ThemeLoader(folders: [folder.path]).load()
        #expect(themes.map(\.name) == ["dark", "good"])
        let lines = faults.map(\.description)
        #expect(lines.first == "\(folder["key.toml"]): unknown key 'roles.titel'; did you mean 'roles.title'?")
        #expect(lines.last?.hasPrefix("\(folder["line.toml"]): line 3: ") == true)
    }
}
