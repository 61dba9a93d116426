/// A dense row-major array.
package struct Tensor<Scalar: TensorScalar>: Hashable, Sendable {
    /// The extents, outermost first.
    package let shape: Shape
    /// All elements, the last axis running fastest; `shape.count` of them.
    package var values: [Scalar]

    /// A tensor of the given elements; their number must fit the shape.
    package init(_ shape: Shape, _ values: [Scalar]) {
        precondition(values.count == shape.count, "Tensor: \(values.count) elements for shape \(shape)")
        self.shape = shape
        self.values = values
    }

    /// A tensor filled with one value.
    package init(_ shape: Shape, repeating value: Scalar = 0) {
        self.init(shape, [Scalar](repeating: value, count: shape.count))
    }

    /// The element at the given position, one index an axis.
    package subscript(position: Int...) -> Scalar {
        get { values[offset(of: position)] }
        set { values[offset(of: position)] = newValue }
    }

    private func offset(of position: [Int]) -> Int {
        precondition(position.count == shape.rank, "Tensor: \(position.count) indices for shape \(shape)")
        return zip(position, shape.extents).reduce(0) { offset, step in
            precondition(step.0 >= 0 && step.0 < step.1, "Tensor: index \(position) outside \(shape)")
            return offset * step.1 + step.0
        }
    }

    /// The same elements rounded to another precision.
    package func converted<Other: TensorScalar>(to type: Other.Type) -> Tensor<Other> {
        Tensor<Other>(shape, values.map { Other($0) })
    }
}
