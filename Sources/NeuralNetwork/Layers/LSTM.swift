package import Tensors

/// Long short-term memory over the first axis, giving every step's output.
///
/// Shapes: `[steps x in]` (or `[steps x features x channels]`, taken as one row a step) to `[steps x units]`; weight
/// `[in x 4 units]`, recurrent `[units x 4 units]`, bias `[4 units]`, the four parts being input gate, forget gate, candidate and output gate, as in Keras and PyTorch.
///
/// Source: Hochreiter & Schmidhuber (1997), Neural Computation 9(8); forget gate of Gers et al. (2000).
package struct LSTM: Layer {
    package static let kind = "lstm"
    /// Size of the output and of the memory.
    package var units: Int

    /// An LSTM with the given number of units.
    package init(units: Int) { self.units = units }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard input.rank == 2 || input.rank == 3 else { throw .input(expected: "[steps x features]") }
        guard units > 0 else { throw .option("units must be at least 1, not \(units)") }
        return [input[0], units]
    }

    package func parameters(for input: Shape) -> [ParameterSpecification] {
        let features = input.count / input[0]
        return [
            ParameterSpecification(
                "weight", [features, 4 * units], .glorotUniform(fanIn: features, fanOut: 4 * units)),
            ParameterSpecification("recurrent", [units, 4 * units], .glorotUniform(fanIn: units, fanOut: 4 * units)),
            ParameterSpecification("bias", [4 * units], .forgetGateOnes),
        ]
    }

    package func multiplyAdds(for input: Shape) -> Int { 4 * units * (input.count + input[0] * units) }

    package var optionSummary: String { "\(units)" }
}
