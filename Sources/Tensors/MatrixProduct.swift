import COpenBLAS

/// One factor of a matrix product, as it lies in memory.
package struct MatrixOperand<Scalar: TensorScalar> {
    /// The first element.
    package let elements: UnsafePointer<Scalar>
    /// How many elements lie between the starts of two stored rows.
    package let stride: Int
    /// Whether the stored rows are the columns of the factor.
    package let isTransposed: Bool

    /// A factor whose stored rows lie `stride` elements apart.
    package init(_ elements: UnsafePointer<Scalar>, stride: Int, isTransposed: Bool = false) {
        self.elements = elements
        self.stride = stride
        self.isTransposed = isTransposed
    }

    /// The same for a pointer that may also write.
    package init(_ elements: UnsafeMutablePointer<Scalar>, stride: Int, isTransposed: Bool = false) {
        self.init(UnsafePointer(elements), stride: stride, isTransposed: isTransposed)
    }
}

/// A product of two row-major matrices, `[rows x depth] * [depth x columns]`, written or added to a third.
package struct MatrixProduct<Scalar: TensorScalar> {
    /// Rows of the first factor and of the result.
    package var rows: Int
    /// Columns of the second factor and of the result.
    package var columns: Int
    /// Columns of the first factor, rows of the second.
    package var depth: Int
    /// The first factor, `[rows x depth]`.
    package var a: MatrixOperand<Scalar>
    /// The second factor, `[depth x columns]`.
    package var b: MatrixOperand<Scalar>
    /// Where the result goes, `[rows x columns]`.
    package var result: UnsafeMutablePointer<Scalar>
    /// How many elements lie between the starts of two rows of the result.
    package var resultStride: Int
    /// Whether the product is added to what the result holds.
    package var accumulates: Bool

    /// A product that is described completely; nothing is computed yet.
    package init(
        rows: Int, columns: Int, depth: Int, a: MatrixOperand<Scalar>, b: MatrixOperand<Scalar>,
        into result: UnsafeMutablePointer<Scalar>, stride resultStride: Int, accumulates: Bool = false
    ) {
        self.rows = rows
        self.columns = columns
        self.depth = depth
        self.a = a
        self.b = b
        self.result = result
        self.resultStride = resultStride
        self.accumulates = accumulates
    }

    /// Computes with OpenBLAS on the calling thread; the same operands give the same bits every time.
    package func compute() {
        guard rows > 0, columns > 0 else { return }
        singleThreaded
        Scalar.blasProduct(self)
    }

    /// Computes with three plain loops, for reference.
    package func computePlainly() {
        let (aRow, aColumn) = a.isTransposed ? (1, a.stride) : (a.stride, 1)
        let (bRow, bColumn) = b.isTransposed ? (1, b.stride) : (b.stride, 1)
        for row in 0..<rows {
            for column in 0..<columns {
                var sum: Scalar = accumulates ? result[row * resultStride + column] : 0
                for k in 0..<depth {
                    sum += a.elements[row * aRow + k * aColumn] * b.elements[k * bRow + column * bColumn]
                }
                result[row * resultStride + column] = sum
            }
        }
    }
}

/// Keeps OpenBLAS to the thread that calls it, once for the process: parallelism is ours, over samples.
private let singleThreaded: Void = openblas_set_num_threads(1)
