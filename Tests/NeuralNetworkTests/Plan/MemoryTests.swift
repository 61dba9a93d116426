import Glibc
import NeuralNetwork
import Tensors
import Testing

/// A step takes no memory after the first: what it needs is taken when the plan is made, and touched once.
@Suite struct MemoryTests {
    /// Pages that the calling thread has touched for the first time.
    private static var touchedPages: Int {
        var usage = rusage()
        // The calling thread alone: RUSAGE_THREAD, which the C library's header hides from Swift.
        getrusage(1, &usage)
        return usage.ru_minflt
    }

    @Test(arguments: [FastPathTests.convolutional, FastPathTests.recurrent, FastPathTests.normalised].indices)
    func stepsTouchNoNewPages(index: Int) throws {
        let layers = [FastPathTests.convolutional, FastPathTests.recurrent, FastPathTests.normalised][index]
        let input: Shape = index == 1 ? [60, 40] : [41, 22, 1]
        let fixture = try NetworkFixture<Float>(layers, input: input, count: 32, kernels: .auto)
        let optimizer = Optimizer<Float>(
            OptimizerOptions(kind: .adamW, clipNorm: 1), for: fixture.network.parameters)
        func step(_ number: Int) {
            _ = fixture.plan.learn(
                count: 32, seed: 1, step: number, optimizer: optimizer,
                setting: Schedule.Setting(learningRate: 1e-3, momentum: 0.9))
        }
        for number in 0..<2 { step(number) }
        let before = Self.touchedPages
        for number in 2..<12 { step(number) }
        let pages = fixture.plan.bytes / Int(getpagesize())
        #expect(pages > 300, "a plan of \(pages) pages shows nothing")
        #expect(Self.touchedPages - before < pages / 10, "of \(pages) pages of the plan")
    }
}
