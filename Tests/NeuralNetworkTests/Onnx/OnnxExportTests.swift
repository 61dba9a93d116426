import Foundation
import NeuralNetwork
import Tensors
import Testing

@Suite struct OnnxExportTests {
    private func bytes(_ item: OnnxNetworks.Case) throws -> [UInt8] {
        let network = try OnnxNetworks.network(item)
        return try OnnxExport(
            layout: network.layout, weights: network.parameters.tensors(), offsets: OnnxNetworks.offsets,
            ranges: OnnxNetworks.ranges
        ).bytes(metadata: ["classes": "[\"a\"]"])
    }

    @Test(arguments: OnnxNetworks.all.indices)
    func graphsAreWhole(index: Int) throws {
        let item = OnnxNetworks.all[index]
        let model = try ReadMessage(bytes(item))
        #expect(model.integers(1) == [8])
        #expect(try model.messages(8).map { $0.integers(2) } == [[OnnxExport.operatorSet]])
        #expect(try model.messages(14).map { $0.texts(1) + $0.texts(2) } == [["classes", "[\"a\"]"]])
        let graph = try #require(try model.messages(7).first)
        let constants = try graph.messages(5)
        for constant in constants {
            let count = constant.integers(1).reduce(1, *)
            let width = constant.integers(2) == [7] ? 8 : 4
            #expect(constant.chunks[9]?.first?.count ?? 0 == count * width, "\(constant.texts(8))")
        }
        let inputs = try graph.messages(11).flatMap { $0.texts(1) }
        let masks = try NetworkDescription(item.layers).layout(input: item.input, classes: 4).masksTime
        #expect(inputs == (masks ? ["features", "lengths"] : ["features"]))
        var known = Set(inputs + constants.flatMap { $0.texts(8) })
        #expect(known.count == inputs.count + constants.count)
        for node in try graph.messages(1) {
            for input in node.texts(1) where !input.isEmpty { #expect(known.contains(input), "\(input)") }
            for output in node.texts(2) { #expect(known.insert(output).inserted, "\(output) is given twice") }
        }
        for output in try graph.messages(12).flatMap({ $0.texts(1) }) { #expect(known.contains(output)) }
        #expect(try bytes(item) == bytes(item))
    }

    @Test func weightsStandAsTheyAre() throws {
        let item = OnnxNetworks.Case(name: "dense", layers: [Dense(units: 3), ReLU(), Dense()], input: [2])
        let network = try OnnxNetworks.network(item)
        let model = try ReadMessage(
            OnnxExport(layout: network.layout, weights: network.parameters.tensors()).bytes())
        let graph = try #require(try model.messages(7).first)
        #expect(
            try graph.messages(1).flatMap { $0.texts(4) } == [
                "MatMul", "Add", "Relu", "MatMul", "Add", "Identity", "Softmax",
            ])
        for constant in try graph.messages(5) {
            let name = constant.texts(8)[0].replacing("/", with: ".")
            let tensor = try #require(network.parameters.tensors()[name])
            #expect(constant.integers(1) == tensor.shape.extents)
            let bytes = constant.chunks[9]?[0] ?? []
            let values = bytes.withUnsafeBytes { raw in
                (0..<tensor.values.count).map { raw.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
            }
            #expect(values == tensor.values)
        }
    }

    @Test func severalNetworksStandBesideEachOtherUnderTheirMean() throws {
        let item = OnnxNetworks.Case(name: "dense", layers: [Dense(units: 3), ReLU(), Dense()], input: [2])
        let network = try OnnxNetworks.network(item)
        let member = try OnnxExport(layout: network.layout, weights: network.parameters.tensors())
        let graph = try #require(
            try ReadMessage(OnnxExport.bytes(ofMeanOf: [member, member, member])).messages(7).first)
        let layers = ["MatMul", "Add", "Relu", "MatMul", "Add", "Softmax"]
        #expect(try graph.messages(1).flatMap { $0.texts(4) } == layers + layers + layers + ["Mean", "Log"])
        #expect(try graph.messages(11).flatMap { $0.texts(1) } == ["features"])
        let constants = try graph.messages(5).flatMap { $0.texts(8) }
        #expect(Set(constants).count == 3 * network.parameters.entries.count)
        #expect(constants.filter { $0.hasPrefix("seed2/") }.count == network.parameters.entries.count)
        let mean = try #require(try graph.messages(1).first { $0.texts(4) == ["Mean"] })
        #expect(mean.texts(1).count == 3 && mean.texts(2) == ["probabilities"])
        #expect(OnnxExport.bytes(ofMeanOf: [member]) == member.bytes())
    }

    @Test func weightsOfAnotherNetworkAreRefused() throws {
        let network = try OnnxNetworks.network(OnnxNetworks.all[0])
        #expect(throws: NetworkError.self) {
            try OnnxExport(layout: network.layout, weights: ["conv2d1.weight": Tensor([1])])
        }
    }

    /// For `Scripts/check-onnx`, which compares what ONNX Runtime makes of the files with what we make of the same inputs.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["EMOSCOPE_ONNX_FOLDER"] != nil))
    func writesFilesToCompare() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["EMOSCOPE_ONNX_FOLDER"])
        for item in OnnxNetworks.all {
            let network = try OnnxNetworks.network(item)
            let (count, size) = (11, item.input.count)
            let plan = Plan(network: network, batchSize: count, isTraining: false, team: Team(threads: 2))
            var generator = SeededGenerator(seed: 8)
            let features = (0..<count * size).map { _ in Float.random(in: -9...3, using: &generator) }
            let lengths = (0..<count).map {
                $0 == 0 ? item.input[0] : Int.random(in: 0...item.input[0], using: &generator)
            }
            for (index, value) in features.enumerated() {
                plan.input[index] = Float((Double(value) - OnnxNetworks.offsets[0]) / OnnxNetworks.ranges[0])
            }
            for (sample, length) in lengths.enumerated() { plan.validSteps[sample] = Int32(length) }
            #expect(plan.infer(count: count))
            let tensors = [
                "features": Tensor(item.input.batched(count), features),
                "lengths": Tensor([count], lengths.map { Float($0) }),
                "logits": Tensor([count, 4], Array(plan.logits(count: count))),
            ]
            try Data(SafeTensors(tensors: tensors).serialized())
                .write(to: URL(fileURLWithPath: "\(folder)/\(item.name).safetensors"))
            try Data(bytes(item)).write(to: URL(fileURLWithPath: "\(folder)/\(item.name).onnx"))
        }
    }
}
