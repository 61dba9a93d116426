import Tensors

/// The loops that dense layers and convolutions by matrix product share.
enum DenseKernel {
    /// A matrix product with OpenBLAS, or plainly where the reference is asked for.
    @inline(__always)
    static func multiply<Scalar>(_ product: MatrixProduct<Scalar>, _ kernels: KernelChoice) {
        switch kernels {
        case .auto: product.compute()
        case .reference: product.computePlainly()
        }
    }

    /// Adds a number to each column and cuts off what is below zero, in place.
    static func finish<Scalar: TensorScalar>(
        _ y: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int, bias: UnsafeMutablePointer<Scalar>?, rectifies: Bool
    ) {
        if let bias {
            for row in 0..<rows {
                let line = y + row * columns
                for column in 0..<columns { line[column] += bias[column] }
            }
        }
        guard rectifies else { return }
        for index in 0..<rows * columns where y[index] < 0 { y[index] = 0 }
    }

    /// Turns the gradient after a rectifier into the one before it, in place.
    static func undoRectifier<Scalar: TensorScalar>(
        _ dy: UnsafeMutablePointer<Scalar>, _ y: UnsafeMutablePointer<Scalar>, _ count: Int
    ) {
        for index in 0..<count { dy[index] = y[index] > 0 ? dy[index] : 0 }
    }

    /// The sum of each column.
    static func sumRows<Scalar: TensorScalar>(
        _ dy: UnsafeMutablePointer<Scalar>, rows: Int, columns: Int, into sums: UnsafeMutablePointer<Scalar>
    ) {
        sums.clear(count: columns)
        for row in 0..<rows {
            let line = dy + row * columns
            for column in 0..<columns { sums[column] += line[column] }
        }
    }
}
