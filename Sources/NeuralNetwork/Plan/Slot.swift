package import Tensors

/// What lies between two operations: the activations of a whole batch and, in training, their gradients.
package struct Slot<Scalar: TensorScalar> {
    /// Shape of one sample.
    package let shape: Shape
    /// `[batch x shape]`.
    package let activation: UnsafeMutablePointer<Scalar>
    /// `[batch x shape]`; `nil` in inference, and for the input unless it is asked for.
    package let gradient: UnsafeMutablePointer<Scalar>?
    /// Whether the next operation may write its result over the activations: nobody reads them again.
    package var isOverwritable: Bool

    /// Numbers in one sample.
    package var size: Int { shape.count }

    /// The same memory seen in another shape of as many numbers.
    func reshaped(_ shape: Shape) -> Slot {
        Slot(shape: shape, activation: activation, gradient: gradient, isOverwritable: isOverwritable)
    }

    /// The activations of one sample.
    package func activation(of sample: Int) -> UnsafeMutablePointer<Scalar> { activation + sample * size }

    /// The gradient of one sample, where there is one.
    package func gradient(of sample: Int) -> UnsafeMutablePointer<Scalar>? { gradient.map { $0 + sample * size } }
}
