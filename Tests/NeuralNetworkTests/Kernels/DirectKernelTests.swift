import CKernels
import Tensors
import Testing

extension PlainConvolution {
    /// The shape of one sample for the direct kernels.
    var direct: ck_direct {
        ck_direct(
            height: Int32(height), width: Int32(width), in_channels: Int32(inChannels), out_height: Int32(outHeight),
            out_width: Int32(outWidth), out_channels: Int32(outChannels), kernel_height: Int32(kernel.height),
            kernel_width: Int32(kernel.width), stride_height: Int32(stride.height), stride_width: Int32(stride.width),
            dilation_height: Int32(dilation.height), dilation_width: Int32(dilation.width),
            padding_top: Int32(padding.top), padding_left: Int32(padding.left))
    }

    /// A convolution whose output size follows from padding on both sides; `nil` where the kernel does not fit.
    static func padded(
        _ size: (Int, Int), _ channels: (Int, Int), kernel: (Int, Int), stride: (Int, Int) = (1, 1),
        dilation: (Int, Int) = (1, 1), padding: (Int, Int) = (0, 0), samples: Int = 1
    ) -> PlainConvolution? {
        let height = size.0 + 2 * padding.0 - (kernel.0 - 1) * dilation.0 - 1
        let width = size.1 + 2 * padding.1 - (kernel.1 - 1) * dilation.1 - 1
        guard height >= 0, width >= 0 else { return nil }
        return PlainConvolution(
            samples: samples, height: size.0, width: size.1, inChannels: channels.0, outChannels: channels.1,
            kernel: kernel,
            stride: stride, dilation: dilation, padding: padding, outHeight: height / stride.0 + 1,
            outWidth: width / stride.1 + 1)
    }
}

@Suite struct DirectKernelTests {
    /// Compares all results with the definition.
    private func check(_ plain: PlainConvolution, relu: Bool, using generator: inout SeededGenerator) {
        let x = uniform(plain.inputCount, using: &generator)
        let weights = uniform(plain.weightCount, using: &generator)
        let bias = uniform(plain.outChannels, using: &generator)
        let dy = uniform(plain.outputCount, using: &generator)
        let expectedY = plain.forward(x, weights, bias: bias).map { relu ? max(0, $0) : $0 }
        var shape = plain.direct
        let samples = Int32(plain.samples)
        var forward = workspace(ck_direct_forward_weights_size(&shape))
        var backward = workspace(ck_direct_backward_weights_size(&shape))
        ck_direct_forward_weights(&shape, weights, &forward)
        ck_direct_backward_weights(&shape, weights, &backward)
        withEveryLevel {
            var y = workspace(plain.outputCount)
            var space = workspace(ck_direct_forward_workspace(&shape, samples))
            for panel in 0..<Int32(plain.outChannels + 15) / 16 {
                ck_direct_forward(&shape, samples, x, forward, bias, relu, &y, panel, 1, &space)
            }
            var whole = workspace(plain.outputCount)
            ck_direct_forward(
                &shape, samples, x, forward, bias, relu, &whole, 0, Int32(plain.outChannels + 15) / 16, &space)
            #expect(y == whole, "panels of \(plain)")
            #expect(relativeError(y, expectedY) < 1e-6, "y of \(plain)")
            let gradient = zip(dy, y).map { !relu || $1 > 0 ? Double($0) : 0 }
            let expected = plain.backward(x, weights, dy: gradient)
            var dx = workspace(plain.inputCount)
            var dw = workspace(plain.weightCount)
            var db = workspace(plain.outChannels)
            space = workspace(ck_direct_backward_workspace(&shape, samples))
            y.withUnsafeBufferPointer { y in
                ck_direct_backward(
                    &shape, samples, x, backward, dy, relu ? y.baseAddress : nil, &dx, &dw, &db, false, &space)
                #expect(relativeError(dx, expected.dx) < 1e-6, "dx of \(plain)")
                #expect(relativeError(dw, expected.dw) < 1e-6, "dw of \(plain)")
                #expect(relativeError(db, expected.db) < 1e-6, "db of \(plain)")
                ck_direct_backward(
                    &shape, samples, x, nil, dy, relu ? y.baseAddress : nil, nil, &dw, &db, true, &space)
                #expect(relativeError(dw, expected.dw.map { 2 * $0 }) < 1e-6, "sum of dw of \(plain)")
                #expect(relativeError(db, expected.db.map { 2 * $0 }) < 1e-6, "sum of db of \(plain)")
            }
        }
    }

    /// Every small size with kernels, strides, dilations and paddings of every kind.
    @Test(arguments: 1...8)
    func smallSizes(height: Int) {
        var generator = SeededGenerator(seed: UInt64(height))
        var checked = 0
        for width in 1...8 {
            for _ in 0..<12 {
                func some(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
                let plain = PlainConvolution.padded(
                    (height, width), (some(1...20), some(1...20)), kernel: (some(1...5), some(1...5)),
                    stride: (some(1...3), some(1...3)), dilation: (some(1...2), some(1...2)),
                    padding: (some(0...2), some(0...2)), samples: some(1...3))
                guard let plain else { continue }
                check(plain, relu: Bool.random(using: &generator), using: &generator)
                checked += 1
            }
        }
        #expect(checked > 20)
    }

    /// The shapes that networks for speech have: first layer, 5x5 of stride 2, over time, pointwise.
    @Test func commonShapes() throws {
        var generator = SeededGenerator(seed: 5)
        let shapes = [
            PlainConvolution.padded((39, 13), (1, 16), kernel: (3, 3), padding: (1, 1)),
            .padded((40, 25), (1, 32), kernel: (5, 5), stride: (2, 2), padding: (2, 2)),
            .padded((20, 12), (32, 48), kernel: (5, 5), stride: (2, 1), padding: (2, 2)),
            .padded((60, 1), (40, 64), kernel: (3, 1), padding: (1, 0), samples: 4),
            .padded((60, 1), (32, 32), kernel: (3, 1), dilation: (4, 1), padding: (4, 0)),
            .padded((60, 1), (64, 33), kernel: (1, 1), samples: 3),
            .padded((9, 7), (32, 64), kernel: (1, 1), stride: (2, 2)),
        ]
        for shape in shapes { check(try #require(shape), relu: true, using: &generator) }
    }
}
