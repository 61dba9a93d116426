import Recognition
import TestSupport
import Testing

@Suite struct TableHeadsTests {
    @Test(arguments: [
        "[", "[\n", "a = 1\n[[[", "[.a]", "[#]", "[=", "[[=", "[\r\n]", "[ ]", "[]", "x = [\n 1]\n  [",
    ])
    func aHeadWithoutANameIsFound(_ text: String) { #expect(TableHeads.firstNameless(in: text) != nil) }

    @Test(arguments: [
        "", "[a]", "[[a.b]]", "[ \"a b\" ]", "['a']\nb = [[1, 2],\n[3, 4],\n[]]", "a = [\n{b = 1},\n[\n],\n]",
        "# [\n", "a = \"[\"\nb = '''\n[\n'''\n", "a = \"\"\"\n[\n\\\"\"\"\"\n[c]", "a = \"\\\"\n[b]",
    ])
    func otherBracketsAreNot(_ text: String) { #expect(TableHeads.firstNameless(in: text) == nil) }

    @Test func theLineIsTold() {
        #expect(TableHeads.firstNameless(in: "a = 1\nb = [\n1,\n]\n[") == 5)
    }

    @Test func whatAnEditorHasHalfWrittenIsAnError() throws {
        let folder = try TemporaryFolder()
        let path = folder["half.toml"]
        try AtomicFile.write("[\n", to: path)
        #expect(throws: RecipeError.self) { try Recipe.read(from: path) }
        try AtomicFile.write("base = \"\(path)\"\n", to: path)
        #expect(throws: RecipeError.self) { try Recipe.read(from: path) }
    }
}
