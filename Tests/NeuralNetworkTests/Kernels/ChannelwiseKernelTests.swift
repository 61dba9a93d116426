import CKernels
import Tensors
import Testing

@Suite struct ChannelwiseKernelTests {
    private static let shapes = [(1, 1), (3, 7), (50, 16), (17, 24), (200, 33), (5, 48)]

    /// Rows and channels of numbers, one channel after the other.
    private func columns(_ values: [Float], _ channels: Int) -> [[Double]] {
        (0..<channels).map { channel in
            stride(from: channel, to: values.count, by: channels).map { Double(values[$0]) }
        }
    }

    @Test(arguments: 0..<shapes.count)
    func moments(index: Int) {
        let (rows, channels) = Self.shapes[index]
        var generator = SeededGenerator(seed: UInt64(index))
        // Far from zero, where sums of squares would lose all digits.
        let x = uniform(rows * channels, using: &generator).map { $0 + 100 }
        let means = columns(x, channels).map { $0.reduce(0, +) / Double(rows) }
        let squares = zip(columns(x, channels), means).map { values, mean in
            values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
        withEveryLevel {
            var (mean, square) = (workspace(channels), workspace(channels))
            ck_channel_moments(x, rows, Int32(channels), &mean, &square)
            #expect(relativeError(mean, means) < 1e-6)
            if rows > 1 { #expect(relativeError(square, squares) < 1e-4) }
        }
    }

    @Test(arguments: 0..<shapes.count, [false, true])
    func normalisation(index: Int, relu: Bool) {
        let (rows, channels) = Self.shapes[index]
        var generator = SeededGenerator(seed: UInt64(index))
        let (x, dy) = (
            uniform(rows * channels, using: &generator), uniform(rows * channels, using: &generator)
        )
        let mean = uniform(channels, using: &generator)
        let factor = uniform(channels, using: &generator)
        let offset = uniform(channels, using: &generator)
        let slope = uniform(channels, using: &generator)
        let scaled = x.indices.map { at in
            let channel = at % channels
            return (Double(x[at]) - Double(mean[channel])) * Double(factor[channel]) + Double(offset[channel])
        }
        let masked = zip(dy, scaled).map { !relu || $1 > 0 ? Double($0) : 0 }
        let apart = x.indices.map { Double(x[$0]) - Double(mean[$0 % channels]) }
        let weighted = zip(masked, apart).map { $0 * $1 }
        let expected = x.indices.map { at in
            let channel = at % channels
            return Double(factor[channel])
                * (masked[at] - Double(offset[channel]) - apart[at] * Double(slope[channel]))
        }
        withEveryLevel {
            withScaling(mean, factor, offset, relu: relu) { scaling in
                var y = workspace(x.count)
                ck_channel_scale(scaling, x, rows, Int32(channels), &y)
                #expect(relativeError(y, relu ? scaled.map { max(0, $0) } : scaled) < 1e-6)
                var (sums, products) = (workspace(channels), workspace(channels))
                ck_channel_gradient_sums(scaling, dy, x, rows, Int32(channels), &sums, &products)
                #expect(relativeError(sums, totals(masked, channels)) < 1e-5)
                #expect(relativeError(products, totals(weighted, channels)) < 1e-5)
                var dx = workspace(x.count)
                ck_channel_gradient(scaling, dy, x, rows, Int32(channels), offset, slope, &dx)
                #expect(relativeError(dx, expected) < 1e-6)
                dx = dy
                dx.withUnsafeMutableBufferPointer { dx in
                    ck_channel_gradient(
                        scaling, dx.baseAddress, x, rows, Int32(channels), offset, slope, dx.baseAddress)
                }
                #expect(relativeError(dx, expected) < 1e-6, "in place")
            }
        }
    }

    /// The sum of each channel.
    private func totals(_ values: [Double], _ channels: Int) -> [Double] {
        (0..<channels).map { channel in
            stride(from: channel, to: values.count, by: channels).reduce(0) { $0 + values[$1] }
        }
    }

    private func withScaling(
        _ mean: [Float], _ factor: [Float], _ offset: [Float], relu: Bool, _ body: (UnsafePointer<ck_scaling>) -> Void
    ) {
        mean.withUnsafeBufferPointer { mean in
            factor.withUnsafeBufferPointer { factor in
                offset.withUnsafeBufferPointer { offset in
                    var scaling = ck_scaling(
                        mean: mean.baseAddress, factor: factor.baseAddress, offset: offset.baseAddress, relu: relu)
                    body(&scaling)
                }
            }
        }
    }

    /// Scaling and pool at once give what the two give one after the other, forward and backward.
    @Test(arguments: [(2, 2), (1, 2), (3, 1)], [1, 16, 24, 35])
    func scaledPool(window: (Int, Int), channels: Int) {
        var generator = SeededGenerator(seed: UInt64(channels))
        for (height, width, relu) in [(3, 3, true), (7, 5, false), (6, 6, true)] {
            var shape = ck_pool(
                in_height: Int32(height), in_width: Int32(width), channels: Int32(channels),
                window_height: Int32(window.0), window_width: Int32(window.1))
            let (count, pooled) = (height * width * channels, height / window.0 * (width / window.1) * channels)
            let (x, dy) = (uniform(count, using: &generator), uniform(pooled, using: &generator))
            // Factors below zero turn the order of a window round.
            let numbers = (0..<5).map { _ in uniform(channels, using: &generator) }
            withEveryLevel {
                withScaling(numbers[0], numbers[1], numbers[2], relu: relu) { scaling in
                    var (scaled, y, codes) = (workspace(count), workspace(pooled), [UInt8](repeating: 9, count: pooled))
                    ck_channel_scale(scaling, x, height * width, Int32(channels), &scaled)
                    ck_max_pool(&shape, scaled, &y, &codes)
                    var spread = workspace(count)
                    ck_max_pool_backward(&shape, dy, codes, &spread)
                    var expected = workspace(count)
                    let (valid, zeros) = (height - 1, [Float](repeating: 0, count: channels))
                    ck_channel_gradient(
                        scaling, spread, x, height * width, Int32(channels), zeros, zeros, &expected)
                    ck_channel_gradient(
                        scaling, spread, x, valid * width, Int32(channels), numbers[3], numbers[4], &expected)
                    var (sums, products) = (workspace(channels), workspace(channels))
                    ck_channel_gradient_sums(
                        scaling, spread, x, height * width, Int32(channels), &sums, &products)

                    var (fusedY, picked) = (workspace(pooled), workspace(pooled))
                    ck_channel_scale_pool(scaling, &shape, x, &fusedY, &picked, &codes)
                    #expect(fusedY == y)
                    var dx = workspace(count)
                    ck_channel_gradient_pool(scaling, &shape, dy, codes, x, numbers[3], numbers[4], Int32(valid), &dx)
                    #expect(relativeError(dx, expected.map(Double.init)) < 1e-6)
                    var (fusedSums, fusedProducts) = (workspace(channels), workspace(channels))
                    ck_channel_gradient_sums(
                        scaling, dy, picked, pooled / channels, Int32(channels), &fusedSums, &fusedProducts)
                    #expect(relativeError(fusedSums, sums.map(Double.init)) < 1e-5)
                    #expect(relativeError(fusedProducts, products.map(Double.init)) < 1e-5)
                    ck_channel_scale_pool(scaling, &shape, x, &fusedY, nil, nil)
                    #expect(fusedY == y)
                }
            }
        }
    }

    @Test(arguments: [(2, 2), (1, 2), (3, 1), (2, 3)], [1, 16, 24, 35])
    func pool(window: (Int, Int), channels: Int) {
        var generator = SeededGenerator(seed: UInt64(channels))
        for (height, width) in [(2, 3), (7, 5), (6, 6)] where height >= window.0 && width >= window.1 {
            var shape = ck_pool(
                in_height: Int32(height), in_width: Int32(width), channels: Int32(channels),
                window_height: Int32(window.0), window_width: Int32(window.1))
            let (rows, columns) = (height / window.0, width / window.1)
            // Few different values, so that windows hold equal ones.
            let x = (0..<height * width * channels).map { _ in Float(Int.random(in: -2...2, using: &generator)) }
            let dy = uniform(rows * columns * channels, using: &generator)
            var (expected, expectedDx) = (workspace(dy.count), [Float](repeating: 0, count: x.count))
            for index in dy.indices {
                let (channel, column) = (index % channels, index / channels % columns)
                let row = index / channels / columns
                let places = (0..<window.0 * window.1).map { at in
                    ((row * window.0 + at / window.1) * width + column * window.1 + at % window.1) * channels + channel
                }
                let winner = places.dropFirst().reduce(places[0]) { x[$1] > x[$0] ? $1 : $0 }
                expected[index] = x[winner]
                expectedDx[winner] = dy[index]
            }
            withEveryLevel {
                var (y, codes) = (workspace(dy.count), [UInt8](repeating: 9, count: dy.count))
                ck_max_pool(&shape, x, &y, &codes)
                #expect(y == expected)
                var dx = workspace(x.count)
                ck_max_pool_backward(&shape, dy, codes, &dx)
                #expect(dx == expectedDx)
            }
        }
    }

    /// A number that is none must not disappear in a rectifier: training would not notice that it has diverged.
    @Test func rectifiersLetNaNThrough() {
        withEveryLevel {
            var y = workspace(20)
            let (zeros, ones) = ([Float](repeating: 0, count: 20), [Float](repeating: 1, count: 20))
            withScaling(zeros, ones, zeros, relu: true) { scaling in
                ck_channel_scale(scaling, [Float](repeating: .nan, count: 20), 1, 20, &y)
            }
            #expect(y.count { $0.isNaN } == 20)
            var dense = ck_dense(rows: 1, inputs: 1, outputs: 20)
            ck_dense_finish(&dense, [Float](repeating: .nan, count: 20), 1, nil, true, &y)
            #expect(y.count { $0.isNaN } == 20)
        }
    }
}
