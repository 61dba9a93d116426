import NeuralNetwork
import Tensors
import TestSupport
import Testing

@Suite struct GoldenRunTests {
    static let names = ["notebook", "weighted", "recurrent", "normalised", "smooth", "descent", "blocks", "attentive"]

    @Test(arguments: names, KernelChoice.allCases)
    func doubleFollowsPyTorchForTenSteps(name: String, kernels: KernelChoice) throws {
        let run = try GoldenRun(name)
        let replay = try GoldenReplay<Double>(run, kernels: kernels)
        let expected = run.group("final")
        #expect(replay.weights.count == expected.count)
        for (name, tensor) in replay.weights {
            #expect(difference(tensor, expected[name]) < 1e-6, "weights of \(name)")
        }
        for (mine, golden) in zip(replay.losses, try run.values("losses").values) {
            #expect(abs(mine - golden) < 1e-9 * golden)
        }
        let logits = try run.values("logits")
        #expect(difference(Tensor(logits.shape, replay.logits), logits) < 1e-7)
    }

    @Test(arguments: names)
    func floatTakesTheSameFirstStep(name: String) throws {
        let run = try GoldenRun(name)
        let replay = try GoldenReplay<Float>(run, kernels: .auto)
        let losses = try run.values("losses").values
        #expect(abs(replay.losses[0] - losses[0]) < 1e-5 * losses[0])
        let expected = run.group("gradient")
        #expect(replay.firstGradients.count == expected.count)
        for (name, gradient) in replay.firstGradients {
            #expect(difference(gradient, expected[name]) < 5e-5, "gradient of \(name)")
        }
        for (mine, golden) in zip(replay.losses, losses) { #expect(abs(mine - golden) < 1e-3 * golden) }
    }

    @Test(arguments: names)
    func threadsDoNotChangeABit(name: String) throws {
        let run = try GoldenRun(name)
        let one = try GoldenReplay<Float>(run, kernels: .auto, threads: 1)
        let three = try GoldenReplay<Float>(run, kernels: .auto, threads: 3)
        #expect(one.weights == three.weights)
        #expect(one.losses == three.losses)
    }
}
