package import Tensors

/// One layer as it is described in a recipe: its options, and what follows from them.
///
/// Shapes are those of one sample, without the batch: `[height x width x channels]`, `[steps x features]` or `[features]`.
package protocol Layer: Codable, Hashable, Sendable {
    /// What the layer is called in recipe files: `conv2d`.
    static var kind: String { get }

    /// The shape of one output sample.
    ///
    /// - Throws: `LayerFault` where the layer cannot take the input or an option makes no sense.
    func outputShape(for input: Shape) throws(LayerFault) -> Shape

    /// The arrays that the layer keeps, in the order of its computation.
    func parameters(for input: Shape) -> [ParameterSpecification]

    /// Multiplications with addition for one sample, forward only.
    func multiplyAdds(for input: Shape) -> Int

    /// How many of the output's time steps are valid where the input has `steps` valid ones of `input[0]`.
    func validSteps(after steps: Int, input: Shape) -> Int

    /// Whether it sums up time in a way that leaves out the steps after a sample's end.
    var sumsUpTime: Bool { get }

    /// Whether an output step reads input steps that may lie after the sample's end, so that they must be zero.
    var looksPastTheEnd: Bool { get }

    /// Whether its operation needs the whole batch at once, rather than shard after shard.
    func needsWholeBatch(for input: Shape) -> Bool

    /// Adds the operations that compute the layer, and perhaps the ones after it, to a plan.
    ///
    /// - Returns: how many layers were added, at least 1.
    func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int

    /// Adds the nodes that compute the layer in inference to an exported graph.
    ///
    /// - Returns: the name of the value that they give, `[batch x output]`.
    func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String

    /// The options in a few words, for the summary: `32 of 3 x 3, same`.
    var optionSummary: String { get }
}

extension Layer {
    package func parameters(for input: Shape) -> [ParameterSpecification] { [] }
    package func multiplyAdds(for input: Shape) -> Int { 0 }
    package func validSteps(after steps: Int, input: Shape) -> Int { steps }
    package var sumsUpTime: Bool { false }
    package var looksPastTheEnd: Bool { false }
    package func needsWholeBatch(for input: Shape) -> Bool { false }
    package var optionSummary: String { "" }
}
