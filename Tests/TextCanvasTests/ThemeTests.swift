import Testing
import TextCanvas

@Suite struct ThemeTests {
    private let smallest = ["name": "small", "roles.background": "#ffffff on #000000"]

    private func problem(_ extra: [String: String], without removed: String = "") -> String {
        var table = smallest.merging(extra) { $1 }
        table[removed] = nil
        do {
            _ = try Theme(table: table)
            return "no problem"
        } catch {
            return error.description
        }
    }

    @Test func aTableOfTwoKeysIsATheme() throws {
        let theme = try Theme(table: smallest)
        #expect(theme.name == "small")
        #expect(theme.style(.text).foreground == Color(hex: 0xFFFFFF))
        #expect(theme.style(.background).background == Color(hex: 0))
    }

    @Test func rolesTakeTheLookOfTheirKin() throws {
        let theme = try Theme(table: smallest.merging(["roles.accent": "#00ff00 bold"]) { $1 })
        #expect(theme.style(.curve) == Style(foreground: Color(hex: 0x00FF00), attributes: .bold))
        #expect(theme.style(.titleFocused) == theme.style(.accent))
        #expect(theme.style(.muted) == theme.style(.text))
    }

    @Test func stylesNameColoursOfThePalette() throws {
        let extra = ["palette.sky": "#87ceeb", "roles.selection": "sky on bright-blue bold underline"]
        let theme = try Theme(table: smallest.merging(extra) { $1 })
        #expect(
            theme.style(.selection)
                == Style(foreground: Color(hex: 0x87CEEB), background: .palette(12), attributes: [.bold, .underline]))
    }

    @Test func whatIsWrongIsNamedByItsKey() {
        #expect(problem([:], without: "name") == "the key 'name' is missing")
        #expect(problem([:], without: "roles.background") == "the key 'roles.background' is missing")
        #expect(problem(["roles.titel": "#ffffff"]) == "unknown key 'roles.titel'; did you mean 'roles.title'?")
        #expect(problem(["colour": "x"]) == "unknown key 'colour'")
        #expect(problem(["kind": "dim"]) == "'kind' is 'dim': expected \"dark\" or \"light\"")
        #expect(problem(["roles.title": "blueish"]).hasPrefix("'roles.title' is 'blueish': expected a colour"))
        #expect(problem(["roles.title": "red on"]) == "'roles.title' is 'red on': expected a colour after \"on\"")
        #expect(problem(["palette.sky": "sky"]).hasPrefix("'palette.sky' is 'sky'"))
        #expect(problem(["heat": "rainbow"]).hasPrefix("'heat' is 'rainbow': expected viridis, magma, cividis"))
        #expect(problem(["series": "red"]).hasPrefix("'series' is 'red': expected at least two colours"))
    }

    @Test(arguments: ColorTier.allCases) func aTierShowsTheThemeInItsOwnColours(tier: ColorTier) {
        let appearance = Appearance(theme: .dark, colors: tier)
        for role in Role.allCases {
            let style = appearance.style(role)
            #expect(style == style.mapped(to: tier))
        }
    }

    @Test func withoutColoursWhatMattersStillDiffers() {
        let appearance = Appearance(theme: .dark, colors: .monochrome)
        for role in [Role.selection, .title, .warning, .error, .muted, .barActive, .key] {
            #expect(appearance.style(role).attributes != [], "\(role.name)")
        }
    }
}
