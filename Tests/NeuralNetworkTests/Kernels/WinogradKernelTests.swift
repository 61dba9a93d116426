import CKernels
import Tensors
import Testing

/// One convolution by the Winograd kernels, forward and backward, beside its definition.
private struct WinogradCase: CustomStringConvertible {
    var samples: Int
    var height: Int
    var width: Int
    var inChannels: Int
    var outChannels: Int
    var padding: Int
    var pools: Bool
    var relu: Bool

    var description: String {
        "\(samples) x \(height) x \(width) x \(inChannels) -> \(outChannels), padding \(padding), pool \(pools), relu \(relu)"
    }

    var shape: ck_winograd {
        ck_winograd_make(
            Int32(samples), Int32(height), Int32(width), Int32(inChannels), Int32(outChannels), Int32(padding), pools)
    }

    var plain: PlainConvolution {
        PlainConvolution(
            samples: samples, height: height, width: width, inChannels: inChannels, outChannels: outChannels,
            padding: (padding, padding), outHeight: height + 2 * padding - 2, outWidth: width + 2 * padding - 2)
    }

    var resultCount: Int {
        pools ? samples * (plain.outHeight / 2) * (plain.outWidth / 2) * outChannels : plain.outputCount
    }

    /// Where result `index` came from in the output before the pool; `code` says which of the window's four.
    func source(of index: Int, code: Int) -> Int {
        let (rows, columns) = (plain.outHeight / 2, plain.outWidth / 2)
        let (k, column) = (index % outChannels, index / outChannels % columns)
        let (row, sample) = (index / outChannels / columns % rows, index / outChannels / columns / rows)
        let y = (sample * plain.outHeight + 2 * row + code / 2) * plain.outWidth + 2 * column + code % 2
        return y * outChannels + k
    }

    /// The definition's result, before ReLU where `relu` is not set.
    func expected(_ y: [Double]) -> [Double] {
        let pooled =
            pools
            ? (0..<resultCount).map { at in (0..<4).map { y[source(of: at, code: $0)] }.max() ?? 0 }
            : y
        return relu ? pooled.map { max(0, $0) } : pooled
    }

    /// The gradient before pool and ReLU, from the kernels' own choices: rounding may flip a close one.
    func unfused(dy: [Float], y: [Float], codes: [UInt8]) -> [Double] {
        guard pools else { return zip(dy, y).map { !relu || $1 > 0 ? Double($0) : 0 } }
        var gradient = [Double](repeating: 0, count: plain.outputCount)
        for at in dy.indices where codes[at] < 4 { gradient[source(of: at, code: Int(codes[at]))] = Double(dy[at]) }
        return gradient
    }
}

/// What the kernels gave.
private struct WinogradResult {
    var y: [Float]
    var codes: [UInt8]
    var dx: [Float]
    var dw: [Float]
    var db: [Float]
}

extension WinogradCase {
    func run(x: [Float], weights: [Float], bias: [Float], dy: [Float]) -> WinogradResult {
        var shape = shape
        var result = WinogradResult(
            y: workspace(resultCount), codes: .init(repeating: 9, count: resultCount), dx: workspace(x.count),
            dw: workspace(weights.count), db: workspace(outChannels))
        var forward = workspace(ck_winograd_forward_weights_size(&shape))
        var backward = workspace(ck_winograd_backward_weights_size(&shape))
        ck_winograd_forward_weights(&shape, weights, &forward, 0, Int32((outChannels + 15) / 16))
        ck_winograd_backward_weights(&shape, weights, &backward, 0, Int32((inChannels + 15) / 16))
        var space = workspace(ck_winograd_forward_workspace(&shape))
        bias.withUnsafeBufferPointer { bias in
            result.y.withUnsafeMutableBufferPointer { y in
                result.codes.withUnsafeMutableBufferPointer { codes in
                    var output = ck_winograd_output(
                        bias: bias.baseAddress, relu: relu, y: y.baseAddress, codes: codes.baseAddress)
                    // Two calls, as two threads would: the groups must not depend on one another.
                    ck_winograd_forward(&shape, x, forward, &output, 0, shape.groups / 2, &space)
                    ck_winograd_forward(
                        &shape, x, forward, &output, shape.groups / 2, shape.groups - shape.groups / 2, &space)
                }
            }
        }
        space = workspace(ck_winograd_backward_workspace(&shape))
        dy.withUnsafeBufferPointer { dy in
            result.y.withUnsafeBufferPointer { y in
                result.codes.withUnsafeBufferPointer { codes in
                    var gradient = ck_winograd_gradient(
                        dy: dy.baseAddress, y: relu && !pools ? y.baseAddress : nil,
                        codes: pools ? codes.baseAddress : nil)
                    ck_winograd_backward(
                        &shape, x, backward, &gradient, &result.dx, &result.dw, &result.db, false, &space)
                }
            }
        }
        return result
    }

    /// Compares all results with the definition; the errors allowed are a few times those that F(4x4, 3x3) has by nature.
    func check(using generator: inout SeededGenerator) {
        let x = uniform(plain.inputCount, using: &generator)
        let weights = uniform(plain.weightCount, using: &generator)
        let bias = uniform(outChannels, using: &generator)
        let dy = uniform(resultCount, using: &generator)
        let expectedY = expected(plain.forward(x, weights, bias: bias))
        withEveryLevel {
            let result = run(x: x, weights: weights, bias: bias, dy: dy)
            let gradient = unfused(dy: dy, y: result.y, codes: result.codes)
            let expected = plain.backward(x, weights, dy: gradient)
            #expect(relativeError(result.y, expectedY) < 4e-6, "y of \(self)")
            #expect(relativeError(result.dx, expected.dx) < 6e-6, "dx of \(self)")
            #expect(relativeError(result.dw, expected.dw) < 1e-5, "dw of \(self)")
            #expect(relativeError(result.db, expected.db) < 1e-6, "db of \(self)")
        }
    }
}

@Suite struct WinogradKernelTests {
    /// Every small size, with channels that do not fill a panel, samples that share columns, pool and ReLU in turns.
    @Test(arguments: 1...10)
    func smallSizes(height: Int) {
        var generator = SeededGenerator(seed: UInt64(height))
        for width in 1...10 {
            for padding in 0...1 where height + 2 * padding > 2 && width + 2 * padding > 2 {
                let large = height + 2 * padding > 3 && width + 2 * padding > 3
                WinogradCase(
                    samples: Int.random(in: 1...4, using: &generator), height: height, width: width,
                    inChannels: Int.random(in: 1...20, using: &generator),
                    outChannels: Int.random(in: 1...20, using: &generator), padding: padding,
                    pools: large && Bool.random(using: &generator), relu: Bool.random(using: &generator)
                ).check(using: &generator)
            }
        }
    }

    /// Whole panels, more than one, with and without remainders.
    @Test(arguments: [(16, 32), (32, 16), (33, 48), (48, 31)], [false, true])
    func panels(channels: (Int, Int), pools: Bool) {
        var generator = SeededGenerator(seed: 7)
        WinogradCase(
            samples: 3, height: 15, width: 13, inChannels: channels.0, outChannels: channels.1, padding: 1,
            pools: pools,
            relu: true
        ).check(using: &generator)
    }

    /// Samples side by side need no more tiles than samples apart.
    @Test func layout() {
        let pairs = ck_winograd_make(2, 39, 13, 16, 32, 1, false)
        #expect(pairs.tiles_across == 7)
        #expect(pairs.sample_spacing == 14)
        let pooled = ck_winograd_make(4, 39, 13, 64, 128, 1, true)
        #expect(pooled.tiles_across == 12)
        #expect(pooled.sample_spacing == 0)
    }

    @Test func gradientsAreAddedWhereAsked() {
        var generator = SeededGenerator(seed: 3)
        var shape = ck_winograd_make(1, 6, 5, 3, 4, 1, false)
        let x = uniform(90, using: &generator)
        let dy = uniform(120, using: &generator)
        var space = workspace(ck_winograd_backward_workspace(&shape))
        var dw = [Float](repeating: 0, count: 108)
        var db = [Float](repeating: 0, count: 4)
        dy.withUnsafeBufferPointer { dy in
            var gradient = ck_winograd_gradient(dy: dy.baseAddress, y: nil, codes: nil)
            ck_winograd_backward(&shape, x, nil, &gradient, nil, &dw, &db, false, &space)
            let (once, onceBias) = (dw, db)
            ck_winograd_backward(&shape, x, nil, &gradient, nil, &dw, &db, true, &space)
            #expect(dw == once.map { 2 * $0 })
            #expect(db == onceBias.map { 2 * $0 })
        }
    }
}
