/// A convolution written as its definition, in double: what every kernel is compared with.
struct PlainConvolution {
    var samples = 1
    var height: Int
    var width: Int
    var inChannels: Int
    var outChannels: Int
    var kernel = (height: 3, width: 3)
    var stride = (height: 1, width: 1)
    var dilation = (height: 1, width: 1)
    /// Zeros before the first row and column.
    var padding = (top: 0, left: 0)
    var outHeight: Int
    var outWidth: Int

    var inputCount: Int { samples * height * width * inChannels }
    var outputCount: Int { samples * outHeight * outWidth * outChannels }
    var weightCount: Int { kernel.height * kernel.width * inChannels * outChannels }

    /// Calls `body(x, w, y)` with the first of `inChannels`, of `inChannels x outChannels` and of `outChannels` elements
    /// of every pair of positions that meet.
    private func forEachTap(_ body: (Int, Int, Int) -> Void) {
        for sample in 0..<samples {
            for row in 0..<outHeight {
                for column in 0..<outWidth {
                    let y = ((sample * outHeight + row) * outWidth + column) * outChannels
                    for i in 0..<kernel.height {
                        let from = row * stride.height + i * dilation.height - padding.top
                        guard 0..<height ~= from else { continue }
                        for j in 0..<kernel.width {
                            let at = column * stride.width + j * dilation.width - padding.left
                            guard 0..<width ~= at else { continue }
                            let x = ((sample * height + from) * width + at) * inChannels
                            body(x, (i * kernel.width + j) * inChannels * outChannels, y)
                        }
                    }
                }
            }
        }
    }

    func forward(_ x: [Float], _ weights: [Float], bias: [Float]) -> [Double] {
        var y = (0..<outputCount).map { Double(bias[$0 % outChannels]) }
        forEachTap { xAt, wAt, yAt in
            for c in 0..<inChannels {
                for k in 0..<outChannels {
                    y[yAt + k] += Double(x[xAt + c]) * Double(weights[wAt + c * outChannels + k])
                }
            }
        }
        return y
    }

    /// Gradients of input, weights and bias.
    func backward(_ x: [Float], _ weights: [Float], dy: [Double]) -> (dx: [Double], dw: [Double], db: [Double]) {
        var dx = [Double](repeating: 0, count: inputCount)
        var dw = [Double](repeating: 0, count: weightCount)
        var db = [Double](repeating: 0, count: outChannels)
        for index in dy.indices { db[index % outChannels] += dy[index] }
        forEachTap { xAt, wAt, yAt in
            for c in 0..<inChannels {
                for k in 0..<outChannels {
                    dx[xAt + c] += dy[yAt + k] * Double(weights[wAt + c * outChannels + k])
                    dw[wAt + c * outChannels + k] += dy[yAt + k] * Double(x[xAt + c])
                }
            }
        }
        return (dx, dw, db)
    }
}
