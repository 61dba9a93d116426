/// How the weights follow their gradients.
package struct OptimizerOptions: Hashable, Codable, Sendable {
    /// The rule of one step.
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// Stochastic gradient descent with momentum.
        case sgd
        /// Adam; weight decay is added to the gradient.
        case adam
        /// Adam with decoupled weight decay.
        case adamW = "adamw"
    }

    /// The rule of one step.
    package var kind: Kind
    /// The size of a step, before the schedule scales it.
    package var learningRate: Double
    /// How much of the last step's direction is kept: momentum of SGD, beta 1 of Adam.
    package var momentum: Double
    /// How much of the mean squared gradient is kept (Adam's beta 2).
    package var squareMomentum: Double
    /// Keeps Adam's division from exploding; it is added to the root of the corrected mean square.
    package var epsilon: Double
    /// How strongly weights shrink; not biases and not the scales of normalisation.
    package var weightDecay: Double
    /// Gradients whose norm over all weights is larger are scaled down to it; 0 for no limit.
    package var clipNorm: Double

    /// Adam as Keras sets it, unless said otherwise.
    package init(
        kind: Kind = .adam, learningRate: Double = 1e-3, momentum: Double = 0.9, squareMomentum: Double = 0.999,
        epsilon: Double = 1e-7, weightDecay: Double = 0, clipNorm: Double = 0
    ) {
        self.kind = kind
        self.learningRate = learningRate
        self.momentum = momentum
        self.squareMomentum = squareMomentum
        self.epsilon = epsilon
        self.weightDecay = weightDecay
        self.clipNorm = clipNorm
    }
}
