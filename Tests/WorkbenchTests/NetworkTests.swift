import NeuralNetwork
import Recognition
import Testing
import Workbench

/// The network of the recipe in the form.
@Suite struct NetworkTests {
    @Test(arguments: Recipe.builtIn.map(\.name)) func everyRecipeHasASummary(name: String) throws {
        let recipe = try #require(Recipe.builtIn.first { $0.name == name })
        guard case .possible(let layout) = NetworkSummary(of: recipe) else {
            Issue.record("\(name): \(NetworkSummary(of: recipe))")
            return
        }
        #expect(layout.classes == recipe.labels.classes.count && layout.parameterCount > 0)
    }

    @Test func aKeyShowsItLayerByLayer() {
        var store = makeOpenStore()
        store.use("3", "n")
        let screen = store.screen.joined(separator: "\n")
        #expect(screen.contains("multiply-adds") && screen.contains("input") && screen.contains("parameters"))
        store.press("n")
        #expect(!store.state.train.showsNetwork)
    }

    @Test func itFollowsTheForm() throws {
        var store = makeOpenStore()
        store.use("3")
        for _ in Recipe.builtIn where store.state.train.form.base.name != "notebook-fixed" { store.press("space") }
        let before = try #require(store.state.train.network)
        store.press("/")
        store.type("network.dense")
        store.press("enter", "enter", "ctrl-u")
        store.type("7")
        store.press("enter")
        #expect(store.state.train.form.recipe.network.dense == [7])
        #expect(store.state.train.network != before)
    }

    @Test func whatCannotBeBuiltSaysWhy() throws {
        var recipe = try #require(Recipe.builtIn.first { $0.name == "notebook-fixed" })
        recipe.network.poolSize = 99
        guard case .impossible(let reason) = NetworkSummary(of: recipe) else {
            Issue.record("a pool of 99 x 99 fits into a window")
            return
        }
        #expect(reason.contains("pool"))
    }
}
