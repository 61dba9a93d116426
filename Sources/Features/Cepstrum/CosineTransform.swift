import CKernels
import Glibc

/// The orthonormal discrete cosine transform (type II), its first coefficients.
struct CosineTransform: Sendable {
    let inputCount: Int
    let outputCount: Int
    /// What each input adds to each group of four outputs `[groups x inputCount]`, the last group filled up with zeros.
    private let weights: [SIMD4<Double>]

    /// - Parameter lifter: the factor of each output `[outputCount]`, folded into the transform.
    init(inputCount: Int, outputCount: Int, lifter: [Double]? = nil) {
        self.inputCount = inputCount
        self.outputCount = outputCount
        weights = stride(from: 0, to: outputCount, by: 4).flatMap { first in
            (0..<inputCount).map { input in
                var group = SIMD4<Double>.zero
                for output in first..<min(first + 4, outputCount) {
                    let weight = Self.weight(input: input, output: output, count: inputCount)
                    group[output - first] = weight * (lifter?[output] ?? 1)
                }
                return group
            }
        }
    }

    private static func weight(input: Int, output: Int, count: Int) -> Double {
        let scale = (output == 0 ? 1.0 / Double(count) : 2.0 / Double(count)).squareRoot()
        return scale * cos(.pi * Double(output) * (2 * Double(input) + 1) / (2 * Double(count)))
    }

    /// The first coefficients of `[inputCount]` numbers, written to `[outputCount]`.
    func apply(_ input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>) {
        weights.withUnsafeBytes { weights in
            let first = weights.baseAddress?.assumingMemoryBound(to: Double.self)
            ck_weighted_sums(input, inputCount, first, outputCount, output)
        }
    }

    /// The first coefficients of eight rows of numbers side by side `[inputCount x 8]`, written to `[outputCount x 8]`.
    func apply(toEight input: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>) {
        weights.withUnsafeBytes { weights in
            let first = weights.baseAddress?.assumingMemoryBound(to: Double.self)
            ck_frame_sums(input, inputCount, first, outputCount, output)
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
