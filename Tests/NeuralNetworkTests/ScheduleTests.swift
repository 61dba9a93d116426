import NeuralNetwork
import Testing

@Suite struct ScheduleTests {
    let options = OptimizerOptions(learningRate: 0.01, momentum: 0.9)

    private func rates(_ schedule: Schedule, steps: Int) -> [Double] {
        (0..<steps).map { schedule.setting(step: $0, of: steps, options: options).learningRate }
    }

    @Test func constantAndSteps() {
        #expect(rates(Schedule(), steps: 5) == [Double](repeating: 0.01, count: 5))
        let steps = rates(Schedule(kind: .step, every: 0.5, factor: 0.1), steps: 4)
        #expect(zip(steps, [0.01, 0.01, 0.001, 0.001]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func cosineFallsToZeroAndWarmUpRises() {
        let curve = rates(Schedule(kind: .cosine, warmUp: 0.1), steps: 100)
        #expect(curve.firstIndex(of: curve.max() ?? 0) == 10)
        #expect(zip(curve.dropFirst(10), curve.dropFirst(11)).allSatisfy { $0 > $1 })
        #expect(zip(curve.prefix(10), curve.dropFirst()).allSatisfy { $0 < $1 })
        #expect((curve.last ?? 1) < 1e-5)
    }

    /// Values of PyTorch 2.15: `OneCycleLR(SGD(..., momentum=0.9), max_lr=0.01, total_steps=10, pct_start=0.2)`.
    @Test func oneCycleIsPyTorchs() {
        let schedule = Schedule(kind: .oneCycle, warmUp: 0.2)
        let expected: [(Double, Double)] = [
            (0.0004, 0.95), (0.01, 0.85), (0.00961939918497, 0.853806023374), (0.0085355397638, 0.864644660941),
            (0.00691342950816, 0.880865828382), (0.00500002, 0.9), (0.00308661049184, 0.919134171618),
            (0.0014645002362, 0.935355339059),
            (0.000380640815034, 0.946193976626), (4e-08, 0.95),
        ]
        for (step, (rate, momentum)) in expected.enumerated() {
            let setting = schedule.setting(step: step, of: 10, options: options)
            #expect(
                abs(setting.learningRate - rate) < 1e-12 && abs(setting.momentum - momentum) < 1e-12, "step \(step)")
        }
    }
}
