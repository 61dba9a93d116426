package import Tensors

/// A block of layers around which its input is carried, and added to what they give.
///
/// Shapes: those of its layers. Without `shortcut` they must end in the shape that they began with; with it, both ways must
/// end in one shape. The layers inside are named after the block: `residual1.conv2d1`, `residual1.shortcut.conv2d1`.
///
/// Source: He et al. (2016), Deep residual learning, CVPR.
package struct Residual: Layer {
    package static let kind = "residual"
    /// The layers inside, first one first.
    package var layers: [LayerDescription]
    /// The layers on the way around them, such as a projection; none for the input itself.
    package var shortcut: [LayerDescription]

    /// A block of named or numbered layers.
    package init(_ layers: [LayerDescription], shortcut: [LayerDescription] = []) {
        self.layers = layers
        self.shortcut = shortcut
    }

    /// A block of numbered layers.
    package init(_ layers: [any Layer], shortcut: [any Layer] = []) {
        self.init(layers.map { LayerDescription($0) }, shortcut: shortcut.map { LayerDescription($0) })
    }

    private enum Key: String, CodingKey { case layers, shortcut }

    /// Reads the options; only `layers` must be given.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            try container.decode([LayerDescription].self, forKey: .layers),
            shortcut: try container.decodeIfPresent([LayerDescription].self, forKey: .shortcut) ?? [])
    }

    /// The shape where the two ways part: the input's.
    package func outputShape(for input: Shape) throws(LayerFault) -> Shape { input }

    package var looksPastTheEnd: Bool { true }

    package var optionSummary: String {
        "block of \(layers.count)" + (shortcut.isEmpty ? "" : ", shortcut of \(shortcut.count)")
    }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        plan.fork(at: index)
        return 1
    }
}

/// Where the two ways of a residual block meet; part of `Residual`, not to be named in files.
struct ResidualSum: Layer {
    static let kind = "residual-sum"

    func outputShape(for input: Shape) throws(LayerFault) -> Shape { input }

    func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        let main = plan.current
        let side = plan.side(at: index)
        // The sum's gradient is that of the first way, where it has one: nothing needs to be copied.
        let fresh = plan.makeSlot(main.shape, hasGradient: main.gradient == nil && side.gradient != nil)
        let output = Slot(
            shape: main.shape, activation: fresh.activation, gradient: main.gradient ?? fresh.gradient,
            isOverwritable: true)
        let site = plan.site(at: index, output: output)
        plan.add(SumOperation(site, side: side), at: site)
        return 1
    }
}
