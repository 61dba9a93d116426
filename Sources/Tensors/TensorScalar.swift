import COpenBLAS
import Glibc

/// What tensors are made of: `Float` for work, `Double` for reference and checks.
package protocol TensorScalar: BinaryFloatingPoint, BitwiseCopyable, Codable, Sendable {
    /// e to the power of a number.
    static func exponential(_ value: Self) -> Self
    /// The natural logarithm.
    static func logarithm(_ value: Self) -> Self
    /// The hyperbolic tangent.
    static func hyperbolicTangent(_ value: Self) -> Self
    /// The error function, twice the integral of the Gaussian from 0.
    static func errorFunction(_ value: Self) -> Self
    /// OpenBLAS's matrix product; see `MatrixProduct`.
    static func blasProduct(_ product: MatrixProduct<Self>)
}

extension Float: TensorScalar {
    package static func exponential(_ value: Float) -> Float { expf(value) }
    package static func logarithm(_ value: Float) -> Float { logf(value) }
    package static func hyperbolicTangent(_ value: Float) -> Float { tanhf(value) }
    package static func errorFunction(_ value: Float) -> Float { erff(value) }
    package static func blasProduct(_ product: MatrixProduct<Float>) {
        cblas_sgemm(
            CblasRowMajor, product.a.isTransposed ? CblasTrans : CblasNoTrans,
            product.b.isTransposed ? CblasTrans : CblasNoTrans, Int32(product.rows), Int32(product.columns),
            Int32(product.depth), 1, product.a.elements, Int32(product.a.stride), product.b.elements,
            Int32(product.b.stride), product.accumulates ? 1 : 0, product.result, Int32(product.resultStride))
    }
}

extension Double: TensorScalar {
    package static func exponential(_ value: Double) -> Double { exp(value) }
    package static func logarithm(_ value: Double) -> Double { log(value) }
    package static func hyperbolicTangent(_ value: Double) -> Double { tanh(value) }
    package static func errorFunction(_ value: Double) -> Double { erf(value) }
    package static func blasProduct(_ product: MatrixProduct<Double>) {
        cblas_dgemm(
            CblasRowMajor, product.a.isTransposed ? CblasTrans : CblasNoTrans,
            product.b.isTransposed ? CblasTrans : CblasNoTrans, Int32(product.rows), Int32(product.columns),
            Int32(product.depth), 1, product.a.elements, Int32(product.a.stride), product.b.elements,
            Int32(product.b.stride), product.accumulates ? 1 : 0, product.result, Int32(product.resultStride))
    }
}
