import Testing
import Workbench

@Suite struct KeyMapTests {
    @Test func namesAreReadBack() {
        for binding in KeyMap.standard.bindings {
            for key in binding.keys { #expect(Key(named: key.description) == key) }
        }
        #expect(Key(named: "ctrl-alt-x") == Key(.character("x"), [.control, .alt]))
        #expect(Key(named: "shift-f5") == Key(.function(5), .shift))
        for nonsense in ["", "ctrl-", "f0", "f99", "enterr", "ctrl"] { #expect(Key(named: nonsense) == nil) }
    }

    @Test func noKeyHasTwoMeaningsAtOnePlace() {
        #expect(KeyMap.standard.conflicts.map(\.description) == [])
    }

    @Test func conflictsAreFound() {
        let map = KeyMap([
            KeyBinding([.character("x")], .train(.stop), in: .screen(.train)),
            KeyBinding([.character("x"), .escape], .clips(.zoom), in: .screen(.clips)),
            KeyBinding([.character("x"), .escape], .global(.help), in: .global),
            KeyBinding([.character("x")], .overlay(.close), in: .overlay(.help)),
        ])
        #expect(
            map.conflicts.map(\.description) == [
                "x: train.stop (Train screen) and global.help (Everywhere)",
                "x: clips.zoom (Clips screen) and global.help (Everywhere)",
            ])
    }

    @Test func everyCommandHasANameOfItsOwnHelpAndAWayToBeGiven() {
        let names = Command.all.map(\.name)
        #expect(Set(names).count == names.count)
        for command in Command.all {
            #expect(command.name.wholeMatch(of: /[a-z]+\.[a-z]+(-[a-z]+)*/) != nil, "\(command.name)")
            #expect(command.help.first?.isUppercase == true && !command.help.hasSuffix("."), "\(command.help)")
            #expect(KeyMap.standard.key(for: command) != nil, "\(command.name) has no key")
        }
    }

    @Test func innerScopesComeFirst() {
        let scopes: [KeyScope] = [.pane(.clipList), .screen(.clips), .motion, .global]
        #expect(KeyMap.standard.command(for: .enter, in: scopes) == .clips(.inspect))
        #expect(KeyMap.standard.command(for: .character("j"), in: scopes) == .motion(.down))
        #expect(KeyMap.standard.command(for: .character("3"), in: scopes) == .global(.showTrain))
        #expect(KeyMap.standard.command(for: .character("3"), in: [.overlay(.help)]) == nil)
    }

    @Test func theReferenceListsEveryBinding() {
        let lines = KeyMap.standard.reference.split(separator: "\n")
        for binding in KeyMap.standard.bindings {
            let job = binding.command.job?.form.map { " `\($0)` |" } ?? " |"
            #expect(lines.contains("| \(binding.keyText) | \(binding.command.help) |" + job))
        }
    }

    @Test(arguments: [
        ("stn", "clips.sort-next", true), ("clipssort", "clips.sort-next", true), ("nts", "clips.sort-next", false),
        ("", "anything", true), ("longer than it", "long", false),
    ])
    func lettersMatchInTheirOrder(_ pattern: String, _ text: String, _ matches: Bool) {
        #expect((FuzzyMatch.score(of: pattern, in: text) != nil) == matches)
    }

    @Test func startsOfWordsAndNeighboursCountMore() throws {
        let starts = try #require(FuzzyMatch.score(of: "sn", in: "clips.sort-next"))
        let inside = try #require(FuzzyMatch.score(of: "sn", in: "glass-pane"))
        #expect(starts > inside)
        let together = try #require(FuzzyMatch.score(of: "ort", in: "clips.sort-next"))
        let apart = try #require(FuzzyMatch.score(of: "ort", in: "motor-art"))
        #expect(together > apart)
    }

    /// The manual's list is written from the table: with `EMOSCOPE_RECORD_SNAPSHOTS=1` in the environment anew.
    @Test func theManualListsEveryKey() {
        let text = """
            # Keys

            As they are without a configuration; `?` shows those of where one is. A line such as
            `keys.clips.mark = "space"` in `config.toml` changes them. The last column names what does the same job on the command line;
            `:` shows the whole line for each command, `;` that of the screen and of what was done last. Digits show screens, so a count
            begins with alt and a digit and goes on with digits: `alt-4 2 G` goes to row 42, `alt-7 j` seven rows down; `:42` and enter
            goes to row 42 too.

            \(KeyMap.standard.reference)

            """
        let top = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        expectFile("/\(top)/Documentation/keys.md", holds: text)
    }
}
