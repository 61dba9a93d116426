import Tensors

/// Takes a batch normalisation into weights and bias of the layer before it, for inference: whenever weights have changed, and
/// nothing in the run itself.
final class FoldOperation<Scalar: TensorScalar>: ShardOperation {
    private let weight: ParameterSlot<Scalar>
    private let bias: ParameterSlot<Scalar>?
    private let norm: OperationSite<Scalar>
    private let epsilon: Double
    /// The weights to compute with, laid out like those that they come from: output channels are the last axis.
    let foldedWeight: ParameterSlot<Scalar>
    /// The bias to compute with, `[channels]`.
    let foldedBias: ParameterSlot<Scalar>

    /// Room for what a normalisation and the layer at a site come to.
    init(_ site: OperationSite<Scalar>, norm: OperationSite<Scalar>, epsilon: Double) {
        weight = site.required("weight")
        bias = site.parameter("bias")
        self.norm = norm
        self.epsilon = epsilon
        let shift = norm.required("bias")
        foldedWeight = weight.standing(at: site.memory.allocate(Scalar.self, count: weight.count))
        foldedBias = shift.standing(at: site.memory.allocate(Scalar.self, count: shift.count))
    }

    func prepare(for pass: Pass, team: Team) {
        func numbers(_ name: String) -> [Float] {
            let slot = norm.required(name)
            return (0..<slot.count).map { Float(slot.values[$0]) }
        }
        let folded = FoldedNorm(
            scale: numbers("scale"), bias: numbers("bias"), mean: numbers("mean"), variance: numbers("variance"),
            epsilon: epsilon)
        let channels = foldedBias.count
        for index in 0..<weight.count {
            foldedWeight.values[index] = weight.values[index] * Scalar(folded.factors[index % channels])
        }
        for channel in 0..<channels {
            let before = bias.map { $0.values[channel] } ?? 0
            foldedBias.values[channel] = before * Scalar(folded.factors[channel]) + Scalar(folded.offsets[channel])
        }
    }

    var isSampleWise: Bool { true }

    func forward(_ part: ShardPass) {}

    func backward(_ part: ShardPass) {}
}

extension PlanBuilder {
    /// Whether the layer after one is a normalisation that its weights can take in: one by known statistics.
    func foldsNorm(after index: Int) -> Bool {
        !isTraining && kernels == .auto && rows(from: index).dropFirst().first?.layer is BatchNorm
    }

    /// The site of a layer whose weights have taken in the normalisation after it.
    mutating func foldNorm(into site: OperationSite<Scalar>, at index: Int) -> OperationSite<Scalar> {
        let norm = self.site(at: index + 1, output: site.output)
        guard let layer = norm.row.layer as? BatchNorm else { preconditionFailure("\(norm.row.name) folds nothing") }
        let fold = FoldOperation(site, norm: norm, epsilon: layer.epsilon)
        add(fold, at: site.passing(current))
        return site.with([fold.foldedWeight, fold.foldedBias])
    }
}
