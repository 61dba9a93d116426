package import Tensors

/// One array of numbers that a layer learns, or that it keeps beside what it learns (running statistics).
package struct ParameterSpecification: Hashable, Sendable {
    /// Its name inside the layer: `weight`, `bias`, ...
    package let name: String
    /// Row-major extents: `[kh x kw x in x out]` for convolutions, `[in x out]` for dense layers.
    package let shape: Shape
    /// What it holds before training.
    package let initialization: Initialization
    /// Whether the optimizer changes it; running statistics are kept by the layer itself.
    package let isTrained: Bool
    /// Whether weight decay applies: not to biases and to the scales of normalisation.
    package let decays: Bool

    /// A parameter; by default trained and, unless it is a bias, decaying.
    package init(
        _ name: String, _ shape: Shape, _ initialization: Initialization, isTrained: Bool = true, decays: Bool? = nil
    ) {
        self.name = name
        self.shape = shape
        self.initialization = initialization
        self.isTrained = isTrained
        self.decays = decays ?? (isTrained && name != "bias")
    }

    /// The same under another name.
    func named(_ name: String) -> ParameterSpecification {
        ParameterSpecification(name, shape, initialization, isTrained: isTrained, decays: decays)
    }
}
