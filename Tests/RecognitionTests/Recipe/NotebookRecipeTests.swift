import Recognition
import Testing

@Suite struct NotebookRecipeTests {
    @Test func theNotebooksNetworkHasItsShapesAndParameters() throws {
        let features = try WindowFeatures(.notebook)
        #expect(features.windowLength == 6400)
        #expect(features.shape == [39, 13])
        let layout = try Recipe.notebook.networkLayout(window: features.shape)
        #expect(layout.input == [39, 13, 1])
        #expect(layout.parameterCount == 1_974_222)
        #expect(try Recipe.notebookFixed.networkLayout(window: features.shape).parameterCount == 1_974_222)
    }

    @Test func whatWasMeantDiffersFromWhatRanInTheseKeysOnly() {
        #expect(
            Recipe.notebookFixed.differences(from: .notebook).map { "\($0.key.path) \($0.own.text) \($0.other.text)" }
                == [
                    "name notebook-fixed notebook", "scaling.source training drawn", "network.dropout 0.5 0",
                    "loss.classWeights applied computed", "validation.fraction 0.2 0.7", "checkpoint.choice best last",
                    "protocol speakers:5 random-windows",
                ])
    }
}
