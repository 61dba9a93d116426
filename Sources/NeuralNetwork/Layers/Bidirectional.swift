package import Tensors

/// Two long short-term memories over time, one from the beginning and one from the end, side by side.
///
/// Shapes: `[steps x in]` to `[steps x 2 units]`, the forward outputs first; parameters `forward.weight`,
/// `backward.weight` and so on, each as of `LSTM`. The backward one begins at a sample's last valid step; outputs at later
/// steps mean nothing.
///
/// Source: Schuster & Paliwal (1997), IEEE Trans. Signal Processing 45(11).
package struct Bidirectional: Layer {
    package static let kind = "bidirectional-lstm"
    /// Size of the output of each direction.
    package var units: Int

    /// Two LSTMs with the given number of units each.
    package init(units: Int) { self.units = units }

    private var lstm: LSTM { LSTM(units: units) }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        let one = try lstm.outputShape(for: input)
        return [one[0], 2 * one[1]]
    }

    package func parameters(for input: Shape) -> [ParameterSpecification] {
        BidirectionalDirection.allCases.flatMap { direction in
            lstm.parameters(for: input).map { $0.named("\(direction.rawValue).\($0.name)") }
        }
    }

    package func multiplyAdds(for input: Shape) -> Int { 2 * lstm.multiplyAdds(for: input) }

    package var sumsUpTime: Bool { true }

    package var optionSummary: String { "2 x \(units)" }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        let output = plan.makeSlot(plan.rows(from: index)[index].output)
        let site = plan.site(at: index, output: output)
        let half: Shape = [output.shape[0], units]
        let ways = BidirectionalDirection.allCases.map { direction in
            let input = direction == .forward ? plan.current : plan.makeSlot(plan.current.shape)
            let output = plan.makeSlot(half, isOverwritable: false)
            return lstm.operation(site.part(direction.rawValue, input: input, output: output))
        }
        plan.add(BidirectionalOperation(site, forwards: ways[0], backwards: ways[1]), at: site)
        return 1
    }
}

/// The two directions of time, in the order of outputs and parameters.
enum BidirectionalDirection: String, CaseIterable {
    case forward, backward
}
