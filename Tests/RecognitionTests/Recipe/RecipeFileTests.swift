import Foundation
import NeuralNetwork
import Recognition
import TestSupport
import Testing

@Suite struct RecipeFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: Recipe.builtIn) func jsonAndTomlGiveTheSameRecipeBack(_ recipe: Recipe) throws {
        var recipe = recipe
        try recipe.apply(assignment: "name=mine")
        try recipe.apply(assignment: "optimizer.learningRate=0.00025")
        #expect(try Recipe.read(from: write("mine.json", recipe.json)) == recipe)
        #expect(try Recipe.read(from: write("mine.toml", recipe.toml)) == recipe)
        #expect(try JSONDecoder().decode(Recipe.self, from: JSONEncoder().encode(recipe)) == recipe)
    }

    @Test func aNetworkOfOnesOwnIsReadLayerByLayer() throws {
        let path = try write(
            "own.toml",
            """
            base = "notebook"
            name = "own"
            [[network.layers]]
            kind = "conv2d"
            filters = 4
            kernel = [3, 3]
            [[network.layers]]
            kind = "relu"
            [[network.layers]]
            kind = "flatten"
            [[network.layers]]
            kind = "dense"
            """)
        let recipe = try Recipe.read(from: path)
        let layout = try recipe.networkLayout(window: [39, 13])
        #expect(layout.rows.map(\.name) == ["conv2d1", "relu1", "flatten1", "dense1"])
        #expect(try Recipe.read(from: write("again.toml", recipe.toml)) == recipe)
        #expect(try Recipe.read(from: write("again.json", recipe.json)) == recipe)
    }

    @Test func keysLeftOutAreThoseOfTheBase() throws {
        let recipe = try Recipe.read(
            from: write("a.toml", "base = \"notebook\"\nname = \"a\"\n[training]\nepochs = 3\n"))
        #expect(recipe.differences(from: .notebook).map(\.key.path) == ["name", "training.epochs"])
    }

    @Test(arguments: [
        (
            "a.toml", "[training]\nepoch = 3\n",
            "a.toml: there is no key 'training.epoch', did you mean 'training.epochs'?"
        ),
        (
            "b.toml", "[training]\nepochs = \"many\"\n",
            "b.toml: training.epochs cannot be 'many': it takes a whole number"
        ),
        ("c.toml", "[training\nepochs = 3\n", "c.toml: line 1"),
        ("d.json", "{\"training\": {\"epochs\": 3.5}}", "d.json: training.epochs cannot be '3.5'"),
        ("e.json", "{\"training\": ", "e.json: this is not JSON"),
        ("f.json", "[1, 2]", "f.json: a recipe is a table of keys"),
        (
            "g.toml", "base = \"notebok\"\n",
            "no recipe and no recipe file is called 'notebok', did you mean 'notebook'?"
        ),
        (
            "h.toml", "base = \"notebook-fixed\"\n[validation]\nfraction = 0\n",
            "h.toml: checkpoint.choice is best but validation.fraction is 0"
        ),
        ("i.toml", "name = 1979-05-27\n", "i.toml: dates and times have no place"),
    ])
    func aBrokenFileTellsWhereAndWhatToDo(_ file: String, _ text: String, _ line: String) throws {
        let path = try write(file, text)
        let error = #expect(throws: RecipeError.self) { try Recipe.read(from: path) }
        let shown = error?.description.replacingOccurrences(of: folder.path + "/", with: "") ?? ""
        #expect(shown.hasPrefix(line), "\(shown)")
        #expect(!shown.contains("\n"))
    }

    /// A wrong layer is named, with what it got or lacks and what it takes.
    @Test(arguments: [
        (#"[{"kind":"conv3d"}]"#, "layer 1 (conv3d): there is no such kind, did you mean 'conv"),
        (
            #"[{"kind":"conv1d","filters":8,"dilation":9223372036854775807}]"#,
            "layer 1 (conv1d): dilation: 9223372036854775807 is too much; give a number up to 1048576"
        ),
        (
            #"[{"kind":"residual","layers":[{"kind":"conv2d","filters":3000000000}]}]"#,
            "layer 1 (residual): layers: 3000000000 is too much"
        ),
        (#"[{"kind":"relu"},{"units":4}]"#, "layer 2: kind is missing: one of conv2d, "),
        (#"[{"kind":"relu"},{"kind":"conv2d","kernel":[3,3]}]"#, "layer 2 (conv2d): option 'filters' is missing"),
        (#"[{"kind":"conv2d","filters":"many"}]"#, "layer 1 (conv2d): option 'filters' must be a whole number"),
        (#"[{"kind":"conv2d","filters":4,"bias":1}]"#, "layer 1 (conv2d): option 'bias' must be true or false"),
        (#"[{"kind":"dropout","rate":"half"}]"#, "layer 1 (dropout): option 'rate' must be a number"),
        (#"[{"kind":"dense","unit":4}]"#, "layer 1 (dense): it has no option 'unit'"),
        (
            #"[{"kind":"conv2d","filters":4,"padding":"some"}]"#,
            "layer 1 (conv2d): option 'padding': 'some' is not known, it takes same or valid"
        ),
        (#"[{"kind":"dense","units":1.5}]"#, "layer 1 (dense): option 'units' cannot be '1.5': it takes whole numbers"),
        (
            #"[{"kind":"conv2d","filters":4,"kernel":[3,2.5]}]"#,
            "layer 1 (conv2d): option 'kernel' cannot be '3,2.5'"
        ),
        (#"[3]"#, "layer 1: a layer is a table"),
    ])
    func aWrongLayerIsNamed(_ layers: String, _ detail: String) throws {
        let path = try write("a.json", #"{"network": {"layers": \#(layers)}}"#)
        let error = #expect(throws: RecipeError.self) { try Recipe.read(from: path) }
        #expect(error?.description.hasPrefix("\(path): network.layers: \(detail)") == true)
        var recipe = Recipe.notebook
        #expect(throws: RecipeError.self) { try recipe.set("network.layers", to: layers) }
    }

    @Test func aLayerThatDoesNotFitSaysWhatItGotAndExpects() throws {
        var recipe = Recipe.notebook
        try recipe.set(
            "network.layers", to: #"[{"kind":"conv2d","filters":4},{"kind":"lstm","units":8},{"kind":"dense"}]"#)
        let error = #expect(throws: NetworkError.self) { try recipe.networkLayout(window: [39, 13]) }
        #expect(error?.description == "layer dense1: expected an output of 14 logits, one a class, got shape [39 x 14]")
    }

    @Test func aMissingFileAndAnUnknownNameAreOneLine() {
        #expect(throws: RecipeError.self) { try Recipe.named("/no/such/recipe.toml") }
        #expect(throws: RecipeError.unknownRecipe("notebook-fix", nearest: "notebook-fixed")) {
            try Recipe.named("notebook-fix")
        }
    }

    private func write(_ name: String, _ text: String) throws -> String {
        let path = folder[name]
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }
}
