import Foundation
import NeuralNetwork
import Tensors
import Testing

@Suite struct NetworkDescriptionTests {
    static let notebook = NetworkDescription([
        Conv2D(filters: 16), ReLU(), Conv2D(filters: 32), ReLU(), Conv2D(filters: 64), ReLU(), Conv2D(filters: 128),
        ReLU(), MaxPool2D(), Flatten(), Dense(units: 128), ReLU(), Dense(units: 64), ReLU(), Dense(),
    ])

    @Test func theNotebooksNetworkHasItsParameters() throws {
        let layout = try Self.notebook.layout(input: [39, 13, 1], classes: 14)
        #expect(layout.parameterCount == 1_974_222)
        #expect(layout.rows.last?.output == [14])
        // Forward, with the dense layers, as the peers' measurements count it: 3.27 GFLOP for 32 samples.
        #expect(abs(Double(2 * 32 * layout.multiplyAdds) / 1e9 - 3.27) < 0.01)
    }

    @Test func theSummaryIsATable() throws {
        let layout = try NetworkDescription([Conv2D(filters: 2, padding: .valid), ReLU(), Flatten(), Dense()])
            .layout(input: [4, 3, 1], classes: 3)
        let lines = layout.summary.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(
            lines == [
                "layer     options            output     parameters  multiply-adds",
                "conv2d1   2 of 3 x 3, valid  2 x 1 x 2          20             36",
                "relu1                        2 x 1 x 2           0              0",
                "flatten1                     4                   0              0",
                "dense1    3                  3                  15             12",
                "total                                           35             48",
            ])
    }

    @Test func wrongNetworksNameTheLayer() {
        #expect(
            throws: NetworkError.layer(name: "dense1", got: [4, 3, 2], expected: "[features] or [steps x features]")
        ) { try NetworkDescription([Conv2D(filters: 2), Dense()]).layout(input: [4, 3, 1], classes: 3) }
        #expect(throws: NetworkError.option(layer: "conv2d1", detail: "filters must be at least 1, not 0")) {
            try NetworkDescription([Conv2D(filters: 0)]).layout(input: [4, 3, 1], classes: 3)
        }
        #expect(
            throws: NetworkError.layer(name: "relu1", got: [5], expected: "an output of 3 logits, one a class")
        ) { try NetworkDescription([Dense(units: 5), ReLU()]).layout(input: [4], classes: 3) }
        #expect(throws: NetworkError.network("two layers are called a")) {
            try NetworkDescription([LayerDescription(ReLU(), name: "a"), LayerDescription(Dense(), name: "a")])
                .layout(input: [4], classes: 3)
        }
    }

    @Test func networksBeyondAllMeasureAreRefused() {
        let wide = [Flatten(), Dense(units: 1 << 20), Dense(units: 1 << 20), Dense()] as [any Layer]
        #expect(throws: NetworkError.self) { try NetworkDescription(wide).layout(input: [40, 8, 1], classes: 3) }
        #expect(
            throws: NetworkError.option(
                layer: "conv2d1", detail: "its output is [40 x 8 x 1048576]: a layer may give 16777216 numbers at most")
        ) {
            try NetworkDescription([Conv2D(filters: 1 << 20), Flatten(), Dense()])
                .layout(input: [40, 8, 1], classes: 3)
        }
    }

    /// Checkpoints keep the optimizer's memory under this name.
    @Test(arguments: ["optimizer", "optimizer.x", ""]) func namesThatFilesNeedAreRefused(name: String) {
        #expect(throws: NetworkError.self) {
            try NetworkDescription([LayerDescription(Dense(), name: name)]).layout(input: [4], classes: 3)
        }
        #expect(throws: Never.self) {
            try NetworkDescription([LayerDescription(Dense(), name: "optimizers")]).layout(input: [4], classes: 3)
        }
    }

    @Test func descriptionsSurviveJSON() throws {
        let coded = try JSONEncoder().encode(Self.notebook)
        #expect(try JSONDecoder().decode(NetworkDescription.self, from: coded) == Self.notebook)
        let text = #"[{"kind": "conv2d", "filters": 8, "name": "first"}, {"kind": "flatten"}, {"kind": "dense"}]"#
        let read = try JSONDecoder().decode(NetworkDescription.self, from: Data(text.utf8))
        #expect(read.layers[0] == LayerDescription(Conv2D(filters: 8), name: "first"))
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(NetworkDescription.self, from: Data(#"[{"kind": "convolve"}]"#.utf8))
        }
    }

    @Test func layersOfLayersShowWhatTheyHold() throws {
        let text = """
            [{"kind": "conv2d", "filters": 4},
             {"kind": "residual", "layers": [{"kind": "conv2d", "filters": 6, "stride": [2, 1]}, {"kind": "relu"}],
              "shortcut": [{"kind": "conv2d", "filters": 6, "kernel": [1, 1], "stride": [2, 1], "bias": false}]},
             {"kind": "global-pool", "statistics": "mean"}, {"kind": "dense"}]
            """
        let network = try JSONDecoder().decode(NetworkDescription.self, from: Data(text.utf8))
        #expect(
            try JSONDecoder().decode(NetworkDescription.self, from: JSONEncoder().encode(network)) == network)
        let layout = try network.layout(input: [8, 4, 1], classes: 3)
        #expect(
            layout.rows.map(\.name) == [
                "conv2d1", "residual1", "residual1.conv2d1", "residual1.relu1", "residual1.shortcut.conv2d1",
                "residual1.sum", "statistics-pool1", "dense1",
            ])
        #expect(layout.path(to: 6).map(\.name).contains("residual1.shortcut.conv2d1") == false)
        #expect(layout.parameterCount == 40 + (9 * 4 * 6 + 6) + 24 + 21)
        var generator = SeededGenerator(seed: 1)
        let first = Network<Float>(layout, generator: &generator)
        let kept = SafeTensors(tensors: first.parameters.tensors())
        let read = try SafeTensors(kept.serialized(), path: "weights.safetensors")
        #expect(try Network<Float>(layout, weights: read.tensors).parameters.tensors() == first.parameters.tensors())
        #expect(read.tensors["residual1.shortcut.conv2d1.weight"]?.shape == [1, 1, 4, 6])
    }

    @Test func blocksWhoseWaysDoNotMeetAreRefused() {
        #expect(
            throws: NetworkError.layer(
                name: "residual1", got: [4, 3, 2],
                expected: "layers and shortcut that end in one shape, not [4 x 3 x 5] and [4 x 3 x 2]; "
                    + "a shortcut such as a convolution of kernel 1 with the same filters and stride projects")
        ) {
            try NetworkDescription([Residual([Conv2D(filters: 5)]), Flatten(), Dense()])
                .layout(input: [4, 3, 2], classes: 3)
        }
        #expect(
            throws: NetworkError.layer(
                name: "residual1.dense1", got: [4, 3, 2], expected: "[features] or [steps x features]")
        ) { try NetworkDescription([Residual([Dense()]), Dense()]).layout(input: [4, 3, 2], classes: 3) }
    }

    @Test func everyKindHasItsOwnName() {
        #expect(Set(LayerKinds.all.map { $0.kind }).count == LayerKinds.all.count)
    }
}
