import Tensors

/// Batch normalisation outside training: each channel times a factor, plus an offset.
struct FoldedNorm {
    /// What each channel is multiplied by.
    let factors: [Float]
    /// What is added to it then.
    let offsets: [Float]

    /// The factors and offsets that running statistics, scale and bias come to, worked out in double.
    init(scale: [Float], bias: [Float], mean: [Float], variance: [Float], epsilon: Double) {
        let exact = scale.indices.map { Double(scale[$0]) / (Double(variance[$0]) + epsilon).squareRoot() }
        factors = exact.map { Float($0) }
        offsets = scale.indices.map { Float(Double(bias[$0]) - Double(mean[$0]) * exact[$0]) }
    }
}
