import CKernels
import Glibc
import NeuralNetwork
import Tensors
import Testing

@Suite struct ElementwiseKernelTests {
    private func map(_ x: [Float], _ kernel: (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void)
        -> [Float]
    {
        var y = workspace(x.count)
        kernel(x, &y, x.count)
        return y
    }

    /// The stated errors over the whole range, in steps that meet every kind of fraction.
    @Test func errors() {
        let x = stride(from: Float(-86), through: 88, by: 0.0137).map { $0 }
        let positive = x.map { Glibc.expf($0) }
        withEveryLevel {
            for (x, y) in zip(x, map(x, ck_exp)) {
                let exact = Glibc.exp(Double(x))
                #expect(abs(Double(y) - exact) <= 2.5e-7 * exact, "exp \(x)")
            }
            for (x, y) in zip(x, map(x, ck_tanh)) {
                let exact = Glibc.tanh(Double(x))
                #expect(abs(Double(y) - exact) <= min(3e-7, 6e-7 * abs(exact)), "tanh \(x)")
            }
            for (x, y) in zip(x, map(x, ck_sigmoid)) {
                #expect(abs(Double(y) - 1 / (1 + Glibc.exp(-Double(x)))) < 2e-7, "sigmoid \(x)")
            }
            for (x, y) in zip(positive, map(positive, ck_log)) {
                let exact = Glibc.log(Double(x))
                #expect(abs(Double(y) - exact) <= 2e-7 * max(1, abs(exact)), "log \(x)")
            }
        }
    }

    /// GELU and SiLU and their slopes.
    @Test func activations() {
        let x = stride(from: Float(-30), through: 30, by: 0.0137).map { $0 }
        let dy = [Float](repeating: -2, count: x.count)
        func slopes(
            _ kernel: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void
        ) -> [Float] {
            var dx = workspace(x.count)
            kernel(x, dy, &dx, x.count)
            return dx.map { $0 / -2 }
        }
        withEveryLevel {
            for (x, (y, slope)) in zip(x.map(Double.init), zip(map(x, ck_gelu), slopes(ck_gelu_gradient))) {
                let share = Glibc.erfc(-x * 0.5.squareRoot()) / 2
                let density = Glibc.exp(-x * x / 2) / (2 * Double.pi).squareRoot()
                #expect(abs(Double(y) - x * share) <= 3e-7 * abs(x), "GELU \(x)")
                #expect(abs(Double(slope) - share - x * density) < 1e-6, "slope of GELU \(x)")
            }
            for (x, (y, slope)) in zip(x.map(Double.init), zip(map(x, ck_silu), slopes(ck_silu_gradient))) {
                let share = 1 / (1 + Glibc.exp(-x))
                #expect(abs(Double(y) - x * share) <= 2e-7 * abs(x), "SiLU \(x)")
                #expect(abs(Double(slope) - share - x * share * (1 - share)) < 1e-6, "slope of SiLU \(x)")
            }
        }
    }

    @Test func limits() {
        withEveryLevel {
            #expect(map([-1000, -.infinity, 0, 1000, .infinity], ck_exp) == [0, 0, 1, .infinity, .infinity])
            #expect(map([-1000, 0, 1000], ck_sigmoid) == [0, 0.5, 1])
            #expect(map([-1000, 0, 1000], ck_tanh) == [-1, 0, 1])
            #expect(map([0, 1, .infinity], ck_log) == [-.infinity, 0, .infinity])
            #expect(map([-1], ck_log)[0].isNaN)
            for kernel in [ck_exp, ck_log, ck_sigmoid, ck_tanh, ck_gelu, ck_silu] {
                #expect(map([.nan], kernel)[0].isNaN)
            }
        }
    }

    @Test(arguments: [1, 5, 16, 33])
    func shardsAreAddedInOrder(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        let from = uniform(8 * 40, using: &generator)
        let expected = (0..<count).map { i in (1..<8).reduce(from[i]) { $0 + from[$1 * 40 + i] } }
        withEveryLevel {
            var to = workspace(count)
            ck_sum_shards(from, 40, 8, &to, count)
            #expect(to == expected)
        }
    }
}
