import CKernels
import Tensors
import Testing

@Suite struct DepthwiseKernelTests {
    /// Kernels, strides, dilations, paddings and channel counts of every kind, against the definition in double: a full
    /// convolution whose weights between different channels are zero.
    @Test(arguments: 1...7)
    func smallSizes(height: Int) {
        var generator = SeededGenerator(seed: UInt64(height))
        var checked = 0
        for width in 1...7 {
            for _ in 0..<6 {
                func some(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
                let channels = [1, 3, 8, 16, 19, 33][some(0...5)]
                let plain = PlainConvolution.padded(
                    (height, width), (channels, channels), kernel: (some(1...5), some(1...5)),
                    stride: (some(1...3), some(1...3)), dilation: (some(1...2), 1), padding: (some(0...3), some(0...3)))
                guard let plain else { continue }
                check(plain, using: &generator)
                checked += 1
            }
        }
        #expect(checked > 12)
    }

    private func check(_ plain: PlainConvolution, using generator: inout SeededGenerator) {
        let (channels, taps) = (plain.inChannels, plain.kernel.height * plain.kernel.width)
        let (x, w) = (uniform(plain.inputCount, using: &generator), uniform(taps * channels, using: &generator))
        let (bias, dy) = (uniform(channels, using: &generator), uniform(plain.outputCount, using: &generator))
        var full = [Float](repeating: 0, count: plain.weightCount)
        for index in w.indices { full[index * channels + index % channels] = w[index] }
        let expected = plain.forward(x, full, bias: bias)
        let gradients = plain.backward(x, full, dy: dy.map(Double.init))
        let dw = w.indices.map { gradients.dw[$0 * channels + $0 % channels] }
        var shape = plain.direct
        withEveryLevel {
            var y = workspace(plain.outputCount)
            ck_depthwise_forward(&shape, x, w, bias, &y)
            #expect(relativeError(y, expected) < 1e-6, "y of \(plain)")
            var (dx, sum) = (workspace(plain.inputCount), [Float](repeating: 1, count: w.count))
            var biasSum = [Float](repeating: 1, count: channels)
            ck_depthwise_backward(&shape, x, w, dy, &dx, &sum, &biasSum)
            #expect(relativeError(dx, gradients.dx) < 1e-6, "dx of \(plain)")
            #expect(relativeError(sum, dw.map { $0 + 1 }) < 3e-6, "dw of \(plain)")
            #expect(relativeError(biasSum, gradients.db.map { $0 + 1 }) < 3e-6, "db of \(plain)")
            var weightsAlone = [Float](repeating: 1, count: w.count)
            ck_depthwise_backward(&shape, x, w, dy, nil, &weightsAlone, nil)
            #expect(weightsAlone == sum)
        }
    }
}
