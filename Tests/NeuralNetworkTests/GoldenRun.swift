import Foundation
import NeuralNetwork
import Tensors

/// One run that PyTorch made in double; see `Golden/make_golden.py`.
struct GoldenRun {
    let name: String
    let layout: NetworkLayout
    let options: OptimizerOptions
    let lengths: [Int32]?
    let tensors: [String: Tensor<Double>]

    init(_ name: String) throws {
        guard let url = Bundle.module.url(forResource: name, withExtension: "safetensors", subdirectory: "Golden")
        else {
            throw NetworkError.file(path: "Golden/\(name).safetensors", detail: "is missing: run make_golden.py")
        }
        let (tensors, metadata) = try SafeTensors.parse(Array(Data(contentsOf: url)), path: url.path, as: Double.self)
        func decoded<Value: Decodable>(_ key: String, _ type: Value.Type) throws -> Value {
            try JSONDecoder().decode(type, from: Data((metadata[key] ?? "").utf8))
        }
        let network = try decoded("layers", NetworkDescription.self)
        layout = try network.layout(input: decoded("input", Shape.self), classes: decoded("classes", Int.self))
        options = try decoded("optimizer", OptimizerOptions.self)
        lengths = metadata["lengths"] == nil ? nil : try decoded("lengths", [Int32].self)
        self.name = name
        self.tensors = tensors
    }

    /// The tensors whose name begins with a group's, without it.
    func group(_ prefix: String) -> [String: Tensor<Double>] {
        var result: [String: Tensor<Double>] = [:]
        for (name, tensor) in tensors where name.hasPrefix(prefix + "/") {
            result[String(name.dropFirst(prefix.count + 1))] = tensor
        }
        return result
    }

    func values(_ name: String) throws -> Tensor<Double> {
        guard let tensor = tensors[name] else { throw NetworkError.weights(name: name, detail: "not in \(self.name)") }
        return tensor
    }
}

/// What our implementation makes of a golden run.
struct GoldenReplay<Scalar: TensorScalar> {
    let losses: [Double]
    let firstGradients: [String: Tensor<Scalar>]
    let weights: [String: Tensor<Scalar>]
    let logits: [Double]

    init(_ run: GoldenRun, kernels: KernelChoice, threads: Int = 2) throws {
        let initial = run.group("initial").mapValues { $0.converted(to: Scalar.self) }
        let network = try Network(run.layout, weights: initial)
        firstGradients = try Self.gradients(run, of: Network(run.layout, weights: initial), kernels: kernels)
        let (inputs, targets) = (try run.values("inputs"), try run.values("targets"))
        let count = inputs.shape[1]
        let plan = Plan(
            network: network, batchSize: count, isTraining: true, team: Team(threads: threads), kernels: kernels)
        for (sample, length) in (run.lengths ?? []).enumerated() { plan.validSteps[sample] = length }
        let optimizer = Optimizer(run.options, for: network.parameters)
        let setting = Schedule.Setting(learningRate: run.options.learningRate, momentum: run.options.momentum)
        let (inputSize, targetSize) = (count * run.layout.input.count, count * run.layout.classes)
        var losses: [Double] = []
        for step in 0..<inputs.shape[0] {
            for index in 0..<inputSize { plan.input[index] = Scalar(inputs.values[step * inputSize + index]) }
            for index in 0..<targetSize { plan.targets[index] = Scalar(targets.values[step * targetSize + index]) }
            let loss = plan.learn(count: count, seed: 0, step: step, optimizer: optimizer, setting: setting)
            losses.append(loss ?? .nan)
        }
        for index in 0..<inputSize { plan.input[index] = Scalar(inputs.values[index]) }
        _ = plan.infer(count: count)
        logits = plan.logits(count: count).map { Double($0) }
        self.losses = losses
        weights = network.parameters.tensors()
    }

    /// The gradients of the first batch, by a plan of its own: one that learns need not keep them.
    private static func gradients(
        _ run: GoldenRun, of network: Network<Scalar>, kernels: KernelChoice
    ) throws -> [String: Tensor<Scalar>] {
        let (inputs, targets) = (try run.values("inputs"), try run.values("targets"))
        let count = inputs.shape[1]
        let plan = Plan(
            network: network, batchSize: count, isTraining: true, team: Team(threads: 1), kernels: kernels)
        for (sample, length) in (run.lengths ?? []).enumerated() { plan.validSteps[sample] = length }
        for index in 0..<count * run.layout.input.count { plan.input[index] = Scalar(inputs.values[index]) }
        for index in 0..<count * run.layout.classes { plan.targets[index] = Scalar(targets.values[index]) }
        _ = plan.differentiate(count: count, seed: 0, step: 0)
        return plan.gradientTensors()
    }
}
