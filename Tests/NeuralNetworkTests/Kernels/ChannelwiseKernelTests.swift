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
        withEveryLevel {
            var y = workspace(x.count)
            ck_channel_scale(x, rows, Int32(channels), mean, factor, offset, relu, &y)
            #expect(relativeError(y, relu ? scaled.map { max(0, $0) } : scaled) < 1e-6)

            var masked = dy
            var (sums, products) = (workspace(channels), workspace(channels))
            y.withUnsafeBufferPointer { y in
                ck_channel_gradient_sums(
                    &masked, x, relu ? y.baseAddress : nil, rows, Int32(channels), mean, factor, &sums, &products)
            }
            #expect(masked == zip(dy, y).map { !relu || $1 > 0 ? $0 : 0 })
            let weighted = masked.indices.map { at in
                let channel = at % channels
                return masked[at] * (x[at] - mean[channel]) * factor[channel]
            }
            #expect(relativeError(sums, columns(masked, channels).map { $0.reduce(0, +) }) < 1e-5)
            #expect(relativeError(products, columns(weighted, channels).map { $0.reduce(0, +) }) < 1e-5)

            var dx = workspace(x.count)
            ck_channel_gradient(dy, x, rows, Int32(channels), mean, factor, offset, slope, &dx)
            let expected = x.indices.map { at in
                let channel = at % channels
                let apart = Double(x[at]) - Double(mean[channel])
                return Double(factor[channel])
                    * (Double(dy[at]) - Double(offset[channel]) - apart * Double(slope[channel]))
            }
            #expect(relativeError(dx, expected) < 1e-6)
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
            ck_channel_scale([Float](repeating: .nan, count: 20), 1, 20, zeros, ones, zeros, true, &y)
            #expect(y.count { $0.isNaN } == 20)
            var dense = ck_dense(rows: 1, inputs: 1, outputs: 20)
            ck_dense_finish(&dense, [Float](repeating: .nan, count: 20), 1, nil, true, &y)
            #expect(y.count { $0.isNaN } == 20)
        }
    }
}
