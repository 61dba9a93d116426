import Tensors

/// A convolution, with the rectifier and pool that its algorithm takes along.
final class ConvolutionOperation<Scalar: TensorScalar>: ShardOperation {
    private let input: Slot<Scalar>
    private let output: Slot<Scalar>
    private let weight: ParameterSlot<Scalar>
    private let bias: ParameterSlot<Scalar>?
    private let algorithm: any ConvolutionAlgorithm<Scalar>

    init(_ site: OperationSite<Scalar>, algorithm: any ConvolutionAlgorithm<Scalar>) {
        (input, output) = (site.input, site.output)
        weight = site.required("weight")
        bias = site.parameter("bias")
        self.algorithm = algorithm
    }

    var isSampleWise: Bool { algorithm.isSampleWise }

    func prepare(for pass: Pass, team: Team) {
        algorithm.prepare(weights: weight.values, forTraining: pass.differentiates, team: team)
    }

    func forward(_ part: ShardPass) {
        guard !part.samples.isEmpty else { return }
        algorithm.forward(call(part))
    }

    func forward(_ part: ShardPass, team: Team) {
        guard !part.samples.isEmpty else { return }
        algorithm.forward(call(part), team: team)
    }

    private func call(_ part: ShardPass) -> ConvolutionForward<Scalar> {
        ConvolutionForward(
            shard: part.shard, worker: part.worker, count: part.samples.count,
            input: UnsafePointer(input.activation(of: part.samples.lowerBound)),
            bias: bias.map { UnsafePointer($0.values) },
            output: output.activation(of: part.samples.lowerBound))
    }

    func backward(_ part: ShardPass) {
        guard !part.samples.isEmpty, let gradient = output.gradient(of: part.samples.lowerBound) else { return }
        algorithm.backward(
            ConvolutionBackward(
                shard: part.shard, worker: part.worker, count: part.samples.count,
                input: UnsafePointer(input.activation(of: part.samples.lowerBound)),
                output: UnsafePointer(output.activation(of: part.samples.lowerBound)), outputGradient: gradient,
                inputGradient: input.gradient(of: part.samples.lowerBound),
                weightGradient: weight.gradient(of: part.shard), biasGradient: bias?.gradient(of: part.shard),
                accumulates: part.goesOn))
    }
}
