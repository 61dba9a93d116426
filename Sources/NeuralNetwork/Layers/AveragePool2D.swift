package import Tensors

/// The mean of each window over height and width, channel by channel; rows and columns that fill no window are dropped.
///
/// Shapes: `[height x width x channels]` to `[outHeight x outWidth x channels]`.
package struct AveragePool2D: Layer {
    package static let kind = "averagepool2d"
    /// Height and width of the window, which is also its stride.
    package var size: [Int]

    /// A pooling of windows that do not overlap, 2 x 2 unless said otherwise.
    package init(size: [Int] = [2, 2]) { self.size = size }

    private enum Key: String, CodingKey { case size }

    /// Reads the options, all of them optional.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(size: try container.decodeIfPresent([Int].self, forKey: .size) ?? [2, 2])
    }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        try MaxPool2D(size: size).outputShape(for: input)
    }

    package func multiplyAdds(for input: Shape) -> Int { input.count }

    package func validSteps(after steps: Int, input: Shape) -> Int {
        MaxPool2D(size: size).validSteps(after: steps, input: input)
    }

    package var optionSummary: String { "\(size[0]) x \(size[1])" }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        let site = plan.site(at: index, output: plan.makeSlot(plan.rows(from: index)[index].output))
        plan.add(AveragePoolOperation(site, size: size), at: site)
        return 1
    }
}
