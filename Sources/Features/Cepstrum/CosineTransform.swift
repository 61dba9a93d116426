import Glibc

/// The orthonormal discrete cosine transform (type II), its first coefficients.
struct CosineTransform: Sendable {
    let inputCount: Int
    let outputCount: Int
    /// `[inputCount x outputCount]`: what each input adds to each output.
    private let weights: [Double]

    /// - Parameter lifter: the factor of each output `[outputCount]`, folded into the transform.
    init(inputCount: Int, outputCount: Int, lifter: [Double]? = nil) {
        self.inputCount = inputCount
        self.outputCount = outputCount
        weights = (0..<inputCount).flatMap { input in
            (0..<outputCount).map { output in
                let scale = (output == 0 ? 1.0 / Double(inputCount) : 2.0 / Double(inputCount)).squareRoot()
                let angle = Double.pi * Double(output) * (2 * Double(input) + 1) / (2 * Double(inputCount))
                return scale * cos(angle) * (lifter?[output] ?? 1)
            }
        }
    }

    /// The first coefficients of `[inputCount]` numbers, written to `[outputCount]`.
    func apply(_ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>) {
        weights.withUnsafeBufferPointer { weights in
            guard var row = weights.baseAddress else { return }
            output.update(repeating: 0, count: outputCount)
            for index in 0..<inputCount {
                let value = input[index]
                for coefficient in 0..<outputCount { output[coefficient] += value * row[coefficient] }
                row += outputCount
            }
        }
    }
}

/// Factors that raise the higher cepstral coefficients.
///
/// Source: HTK Book 3.4, section 5.6.
enum CepstralLifter {
    /// 1 + (length / 2) sin(pi n / length) for n from `first` on; nil where length isn't above 0: no liftering.
    static func factors(length: Int, count: Int, first: Int) -> [Double]? {
        guard length > 0 else { return nil }
        return (first..<(first + count)).map { 1 + Double(length) / 2 * sin(.pi * Double($0) / Double(length)) }
    }
}
