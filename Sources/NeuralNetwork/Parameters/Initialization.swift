import Tensors

/// What a parameter holds before training.
package enum Initialization: Hashable, Sendable {
    /// The same number everywhere.
    case constant(Double)
    /// Uniform in +-sqrt(6 / (fanIn + fanOut)).
    ///
    /// Source: Glorot & Bengio (2010), AISTATS 9, the default of Keras.
    case glorotUniform(fanIn: Int, fanOut: Int)
    /// An LSTM's bias: zeros, and ones for the forget gate, the second quarter.
    ///
    /// Source: Jozefowicz, Zaremba & Sutskever (2015), ICML; the default of Keras.
    case forgetGateOnes

    /// Numbers for one parameter, drawn in double so that both precisions start from the same weights.
    func values(count: Int, spread: WeightSpread, using generator: inout SeededGenerator) -> [Double] {
        switch self {
        case .constant(let value): [Double](repeating: value, count: count)
        case .glorotUniform(let fanIn, let fanOut):
            Self.uniform(
                limit: spread == .fanIn
                    ? (1 / Double(max(1, fanIn))).squareRoot() : (6 / Double(max(1, fanIn + fanOut))).squareRoot(),
                count: count, using: &generator)
        case .forgetGateOnes: (0..<count).map { $0 >= count / 4 && $0 < count / 2 ? 1 : 0 }
        }
    }

    private static func uniform(limit: Double, count: Int, using generator: inout SeededGenerator) -> [Double] {
        (0..<count).map { _ in Double.random(in: -limit...limit, using: &generator) }
    }
}

/// How wide the weights are drawn that layers would draw by Glorot's rule.
package enum WeightSpread: String, CaseIterable, Codable, Hashable, Sendable {
    /// By Glorot's rule.
    case glorot
    /// Uniform in +-1 / sqrt(fanIn), PyTorch's default: about half as wide in most layers. Where a normalisation follows,
    /// that changes nothing of what a layer gives at first, but steps of the same size turn its weights twice as far.
    case fanIn = "fan-in"
}
