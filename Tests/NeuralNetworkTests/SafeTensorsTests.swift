import Foundation
import NeuralNetwork
import Tensors
import Testing

@Suite struct SafeTensorsTests {
    @Test func weightsMadeElsewhereAreTakenByName() throws {
        let layout = try NetworkDescription([Dense(units: 3), ReLU(), Dense()]).layout(input: [2], classes: 4)
        var generator = SeededGenerator(seed: 1)
        let own = Network<Float>(layout, generator: &generator).parameters.tensors()
        var file = SafeTensors(tensors: own)
        file.tensors["optimizer.dense1.weight.mean"] = Tensor([2, 3])
        #expect(try file.weights(for: layout, path: "w") == own)
        file.tensors["dense1.bias"] = Tensor([2])
        file.tensors["dense2.bias"] = nil
        file.tensors["fc.weight"] = Tensor([1])
        #expect(
            throws: NetworkError.file(
                path: "w",
                detail: "missing are dense2.bias; not of this network are fc.weight; dense1.bias is [2], not [3]")
        ) { try file.weights(for: layout, path: "w") }
    }

    static let example = SafeTensors(
        tensors: [
            "dense1.weight": Tensor([2, 3], [1, 2, 3, 4, 5, 6]), "dense1.bias": Tensor([3], [0.5, -0.25, 0]),
            "none": Tensor([0], []),
        ], metadata: ["classes": #"["angry", "fröhlich"]"#])

    @Test func whatIsWrittenIsRead() throws {
        let bytes = try Self.example.serialized()
        #expect(try SafeTensors(bytes, path: "x") == Self.example)
        #expect(try Self.example.serialized() == bytes)
    }

    @Test func brokenFilesAreRefusedWithoutATrap() throws {
        let bytes = try Self.example.serialized()
        for length in 0..<bytes.count - 1 {
            #expect(throws: NetworkError.self) { try SafeTensors(Array(bytes[..<length]), path: "cut") }
        }
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            var changed = bytes
            changed[Int.random(in: 0..<bytes.count - 40, using: &generator)] = UInt8.random(
                in: 0...255, using: &generator)
            _ = try? SafeTensors(changed, path: "changed")
        }
    }

    @Test(.timeLimit(.minutes(1))) func whatIsNoFileIsRefused() throws {
        let directory = NSTemporaryDirectory() + "safetensors-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = directory + "/best.safetensors"
        try Data(Self.example.serialized()).write(to: URL(fileURLWithPath: path))
        #expect(try SafeTensors(contentsOf: path) == Self.example)
        #expect(mkfifo(directory + "/pipe", 0o600) == 0)
        for (name, expected) in [
            ("none", "No such file or directory"), ("", "a folder; name a file of weights in it"),
            ("pipe", "not a regular file; save it to disk first"),
        ] {
            let fault = #expect(throws: NetworkError.self) { try SafeTensors(contentsOf: "\(directory)/\(name)") }
            #expect(fault == .file(path: "\(directory)/\(name)", detail: expected))
        }
    }
}
