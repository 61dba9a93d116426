import CKernels
import Tensors
import Testing

/// A fully connected layer written as its definition, in double.
private struct PlainDense {
    var rows: Int
    var inputs: Int
    var outputs: Int

    var shape: ck_dense { ck_dense(rows: Int32(rows), inputs: Int32(inputs), outputs: Int32(outputs)) }

    func forward(_ x: [Float], _ w: [Float], bias: [Float]) -> [Double] {
        (0..<rows * outputs).map { at in
            let (row, k) = (at / outputs, at % outputs)
            return (0..<inputs).reduce(Double(bias[k])) {
                $0 + Double(x[row * inputs + $1]) * Double(w[$1 * outputs + k])
            }
        }
    }

    func inputGradient(_ w: [Float], _ dy: [Float]) -> [Double] {
        (0..<rows * inputs).map { at in
            let (row, i) = (at / inputs, at % inputs)
            return (0..<outputs).reduce(0) { $0 + Double(dy[row * outputs + $1]) * Double(w[i * outputs + $1]) }
        }
    }

    func weightGradient(_ x: [Float], _ dy: [Float]) -> [Double] {
        (0..<inputs * outputs).map { at in
            let (i, k) = (at / outputs, at % outputs)
            return (0..<rows).reduce(0) { $0 + Double(x[$1 * inputs + i]) * Double(dy[$1 * outputs + k]) }
        }
    }
}

@Suite struct DenseKernelTests {
    private static let shapes = [
        PlainDense(rows: 1, inputs: 1, outputs: 1), PlainDense(rows: 4, inputs: 17, outputs: 14),
        PlainDense(rows: 1, inputs: 300, outputs: 135), PlainDense(rows: 1, inputs: 40, outputs: 128),
        PlainDense(rows: 32, inputs: 300, outputs: 128), PlainDense(rows: 13, inputs: 129, outputs: 33),
        PlainDense(rows: 5, inputs: 16, outputs: 64), PlainDense(rows: 33, inputs: 40, outputs: 7),
    ]

    @Test(arguments: 0..<shapes.count)
    func forward(index: Int) {
        let plain = Self.shapes[index]
        var generator = SeededGenerator(seed: UInt64(index))
        let x = uniform(plain.rows * plain.inputs, using: &generator)
        let w = uniform(plain.inputs * plain.outputs, using: &generator)
        let bias = uniform(plain.outputs, using: &generator)
        let expected = plain.forward(x, w, bias: bias)
        var shape = plain.shape
        withEveryLevel {
            // Two parts of the inputs, as two threads would have them.
            let size = plain.rows * plain.outputs
            var parts = workspace(2 * size)
            let half = Int32(plain.inputs / 2)
            parts.withUnsafeMutableBufferPointer { parts in
                guard let start = parts.baseAddress else { return }
                start.update(repeating: 0, count: size)
                ck_dense_forward(&shape, x, w, start, 0, half)
                ck_dense_forward(&shape, x, w, start + size, half, shape.inputs - half)
            }
            var y = workspace(size)
            ck_dense_finish(&shape, parts, 2, bias, false, &y)
            #expect(relativeError(y, expected) < 1e-6, "y of \(plain)")
            ck_dense_finish(&shape, parts, 2, bias, true, &y)
            #expect(relativeError(y, expected.map { max(0, $0) }) < 1e-6, "rectified y of \(plain)")
        }
    }

    @Test(arguments: 0..<shapes.count)
    func backward(index: Int) {
        let plain = Self.shapes[index]
        var generator = SeededGenerator(seed: UInt64(index))
        let x = uniform(plain.rows * plain.inputs, using: &generator)
        let w = uniform(plain.inputs * plain.outputs, using: &generator)
        let dy = uniform(plain.rows * plain.outputs, using: &generator)
        var shape = plain.shape
        withEveryLevel {
            var space = workspace(ck_dense_backward_workspace(&shape))
            var dx = workspace(x.count)
            var dw = workspace(w.count)
            let split = min(16, shape.inputs)
            ck_dense_backward(&shape, x, w, dy, &dx, &dw, 0, split, &space)
            ck_dense_backward(&shape, x, w, dy, &dx, &dw, split, shape.inputs - split, &space)
            #expect(relativeError(dx, plain.inputGradient(w, dy)) < 1e-6, "dx of \(plain)")
            #expect(relativeError(dw, plain.weightGradient(x, dy)) < 1e-6, "dw of \(plain)")
        }
    }

    /// The fused step gives the same bits as the gradient followed by the plain step.
    @Test(arguments: 0..<shapes.count)
    func fusedStep(index: Int) {
        let plain = Self.shapes[index]
        var generator = SeededGenerator(seed: UInt64(index))
        let x = uniform(plain.rows * plain.inputs, using: &generator)
        let start = uniform(plain.inputs * plain.outputs, using: &generator)
        let dy = uniform(plain.rows * plain.outputs, using: &generator)
        var shape = plain.shape
        var adam = ck_adam(
            scale: 0.5, decay: 0.01, shrink: 0.999, mean_kept: 0.9, square_kept: 0.999, step: 0.01, correction: 30,
            epsilon: 1e-7)
        withEveryLevel {
            var space = workspace(ck_dense_backward_workspace(&shape))
            var (dx, dw) = (workspace(x.count), workspace(start.count))
            var (w, mean, square) = (start, start.map { $0 / 2 }, start.map { $0 * $0 })
            ck_dense_backward(&shape, x, w, dy, &dx, &dw, 0, shape.inputs, &space)
            ck_adam_step(&adam, dw, &w, &mean, &square, w.count)
            var fusedDx = workspace(x.count)
            var (fused, fusedMean, fusedSquare) = (start, start.map { $0 / 2 }, start.map { $0 * $0 })
            ck_dense_backward_adam(
                &shape, x, &fused, dy, &fusedDx, &adam, &fusedMean, &fusedSquare, 0, shape.inputs, &space)
            #expect(fusedDx == dx)
            #expect(fused == w)
            #expect(fusedMean == mean)
            #expect(fusedSquare == square)
        }
    }

    /// Steps of both optimizers against the formulas in double.
    @Test(arguments: [1, 7, 8, 16, 100, 1003])
    func steps(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        let start = uniform(count, using: &generator)
        let gradient = uniform(count, using: &generator)
        var adam = ck_adam(
            scale: 0.5, decay: 0.01, shrink: 0.999, mean_kept: 0.9, square_kept: 0.999, step: 0.01, correction: 1,
            epsilon: 1e-7)
        var sgd = ck_sgd(scale: 0.5, decay: 0.01, momentum: 0.9, rate: 0.1)
        var (adamExpected, sgdExpected) = ([Double](), [Double]())
        for (w, gradient) in zip(start.map(Double.init), gradient.map(Double.init)) {
            let g = 0.5 * gradient + 0.01 * w
            let (mean, square) = (0.9 * w + 0.1 * g, 0.999 * w * w + 0.001 * g * g)
            adamExpected.append(0.999 * w - 0.01 * mean / (square.squareRoot() + 1e-7))
            sgdExpected.append(w - 0.1 * (0.9 * w + g))
        }
        withEveryLevel {
            var (w, mean, square) = (start, start, start.map { $0 * $0 })
            ck_adam_step(&adam, gradient, &w, &mean, &square, count)
            #expect(relativeError(w, adamExpected) < 3e-7)
            (w, mean) = (start, start)
            ck_sgd_step(&sgd, gradient, &w, &mean, count)
            #expect(relativeError(w, sgdExpected) < 3e-7)
        }
    }
}
