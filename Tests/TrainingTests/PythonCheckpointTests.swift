import Foundation
import NeuralNetwork
import Testing
import Training

@Suite struct PythonCheckpointTests {
    /// Trains a little, writes the checkpoint and lets Python add up its numbers.
    @Test func checkpointsOpenInPython() throws {
        let samples = SyntheticSamples(count: 30, sampleShape: SmallNetwork.input, classes: 3)
        let result = try Trainer(layout: SmallNetwork.layout(), options: .init(epochs: 1), threads: 1)
            .run(training: samples, validation: nil, stop: StopFlag(), report: { _ in })
        let path = NSTemporaryDirectory() + "checkpoint-\(UUID().uuidString).safetensors"
        defer { unlink(path) }
        let file = try result.state.last(metadata: ["classes": #"["böse", "froh", "still"]"#])
        try Data(file.serialized()).write(to: URL(fileURLWithPath: path))

        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        process.arguments = ["python3", root.appendingPathComponent("Scripts/check-safetensors").path, path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)

        let numbers = file.tensors.values.flatMap(\.values)
        let total = String(format: "%.6f", numbers.reduce(0.0) { $0 + Double($1) })
        let expected = "\(file.tensors.count) tensors, \(numbers.count) numbers, sum \(total), read by python"
        #expect(text.hasPrefix(expected), "\(text)")
    }
}
