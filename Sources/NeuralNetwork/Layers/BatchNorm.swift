package import Tensors

/// Normalises each channel by the mean and variance of the batch, over all samples and positions, then scales and shifts it.
///
/// Shapes: `[... x channels]`, unchanged. Kept beside scale and shift are the running mean and variance, which serve in place
/// of the batch's outside training; the running variance is the unbiased one, as in PyTorch.
///
/// Source: Ioffe & Szegedy (2015), ICML.
package struct BatchNorm: Layer {
    package static let kind = "batchnorm"
    /// Keeps the division from exploding; added to the variance.
    package var epsilon: Double
    /// How much of the batch's statistics enters the running ones in each step.
    package var momentum: Double

    /// A normalisation as PyTorch sets it, unless said otherwise.
    package init(epsilon: Double = 1e-5, momentum: Double = 0.1) {
        self.epsilon = epsilon
        self.momentum = momentum
    }

    private enum Key: String, CodingKey { case epsilon, momentum }

    /// Reads the options, all of them optional.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            epsilon: try container.decodeIfPresent(Double.self, forKey: .epsilon) ?? 1e-5,
            momentum: try container.decodeIfPresent(Double.self, forKey: .momentum) ?? 0.1)
    }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard epsilon > 0 else { throw .option("epsilon must be above 0, not \(epsilon)") }
        guard momentum >= 0, momentum <= 1 else { throw .option("momentum must be from 0 to 1, not \(momentum)") }
        return input
    }

    package func parameters(for input: Shape) -> [ParameterSpecification] {
        let channels: Shape = [input[input.rank - 1]]
        return [
            ParameterSpecification("scale", channels, .constant(1), decays: false),
            ParameterSpecification("bias", channels, .constant(0)),
            ParameterSpecification("mean", channels, .constant(0), isTrained: false),
            ParameterSpecification("variance", channels, .constant(1), isTrained: false),
        ]
    }

    package func multiplyAdds(for input: Shape) -> Int { input.count }

    package func needsWholeBatch(for input: Shape) -> Bool { true }
}
