package import Tensors

/// A network with its weights. A `Plan` computes with it.
///
/// Not for use from several threads at once: a plan brings its own.
package final class Network<Scalar: TensorScalar> {
    /// Layers, names and shapes.
    package let layout: NetworkLayout
    /// Every weight, in one block.
    package let parameters: ParameterStorage<Scalar>

    /// A network with the weights that its layers start from.
    package init(_ layout: NetworkLayout, spread: WeightSpread = .glorot, generator: inout SeededGenerator) {
        self.layout = layout
        parameters = ParameterStorage(layout)
        parameters.initialize(spread: spread, using: &generator)
    }

    /// A network with the given weights, by name.
    ///
    /// - Throws: `NetworkError.weights` where one is missing or has another shape.
    package init(_ layout: NetworkLayout, weights: [String: Tensor<Scalar>]) throws(NetworkError) {
        self.layout = layout
        parameters = ParameterStorage(layout)
        try parameters.load(weights)
    }
}
