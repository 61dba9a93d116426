package import Tensors

/// How a network is computed for batches of up to a given size: operations in order, and every buffer that they need.
///
/// A plan is made once and run often; a run takes no memory. Its results depend on weights, samples, random seed and step
/// only, not on the number of threads. Not for use from several threads at once.
package final class Plan<Scalar: TensorScalar> {
    /// Operations that run together: through all of them shard by shard, or one for the whole batch.
    enum Stage {
        case shards(ShardSequence<Scalar>)
        case batch(any BatchOperation<Scalar>)
    }

    /// The network whose weights are read, and in training changed.
    package let network: Network<Scalar>
    /// The most samples of one run.
    package let batchSize: Int
    /// `[batch x input]`: filled by the caller before a run.
    package let input: UnsafeMutablePointer<Scalar>
    /// Valid time steps of each sample at the input; filled by the caller, all steps unless changed.
    package let validSteps: UnsafeMutablePointer<Int32>
    /// `[batch x classes]`: the target of each sample with its weight, filled by the caller before a training run.
    package let targets: UnsafeMutablePointer<Scalar>
    /// The threads that share the work.
    package let team: Team
    /// Bytes of all buffers, weights not counted.
    package var bytes: Int { memory.bytes }
    let stages: [Stage]
    let outputs: [(name: String, slot: Slot<Scalar>)]
    /// Which implementation was asked for.
    package let kernels: KernelChoice
    /// Operations that take the optimizer's step themselves where it allows that.
    let selfUpdating: [any SelfUpdating]
    let crossEntropy: CrossEntropy<Scalar>
    let gradients: GradientStorage<Scalar>?
    private let memory: PlanMemory
    let logits: Slot<Scalar>
    /// `[batch x input]`: the gradient of the input, where the plan was made to compute one.
    let inputGradient: UnsafeMutablePointer<Scalar>?
    /// Whether what the forward pass alone, and what both passes need of the weights is ready.
    private var prepared = (forward: false, backward: false)

    /// Plans a network: picks an implementation for each layer and takes all buffers.
    ///
    /// - Parameters:
    ///   - isTraining: whether there is a backward pass; inference takes much less memory.
    ///   - differentiatesInput: whether a backward pass goes on to the input, for `differentiateInput`.
    package init(
        network: Network<Scalar>, batchSize: Int, isTraining: Bool, team: Team, kernels: KernelChoice = .auto,
        differentiatesInput: Bool = false
    ) {
        precondition(batchSize > 0, "Plan: a batch of \(batchSize) samples")
        memory = PlanMemory()
        gradients = isTraining ? GradientStorage(network, memory: memory) : nil
        var builder = PlanBuilder(
            network: network, batchSize: batchSize, kernels: kernels, gradients: gradients, memory: memory,
            workers: team.threads, differentiatesInput: isTraining && differentiatesInput)
        input = builder.current.activation
        inputGradient = builder.current.gradient
        builder.addAll()
        logits = builder.current
        stages = Self.grouped(builder.steps.map(\.step))
        outputs = builder.steps.map { ($0.name, $0.output) }
        validSteps = memory.allocate(Int32.self, count: batchSize)
        validSteps.update(repeating: Int32(network.layout.input[0]), count: batchSize)
        targets = memory.allocate(Scalar.self, count: batchSize * network.layout.classes)
        crossEntropy = CrossEntropy(logits: logits, targets: targets, batchSize: batchSize, memory: memory)
        selfUpdating = builder.steps.compactMap { step in
            if case .batch(let operation) = step.step { operation as? any SelfUpdating } else { nil }
        }
        self.kernels = kernels
        self.network = network
        self.batchSize = batchSize
        self.team = team
    }

    private static func grouped(_ steps: [PlanBuilder<Scalar>.Step]) -> [Stage] {
        var stages: [Stage] = []
        for step in steps {
            switch step {
            case .batch(let operation): stages.append(.batch(operation))
            case .shards(let operation):
                if case .shards(let before)? = stages.last {
                    stages[stages.count - 1] = .shards(ShardSequence(before.operations + [operation]))
                } else {
                    stages.append(.shards(ShardSequence([operation])))
                }
            }
        }
        return stages
    }

    /// `[count x classes]`: the logits of the last run.
    package func logits(count: Int) -> UnsafeBufferPointer<Scalar> {
        UnsafeBufferPointer(start: logits.activation, count: count * logits.size)
    }

    /// The class with the largest logit, for each sample of the last run that had targets.
    package func predicted(count: Int) -> UnsafeBufferPointer<Int32> {
        UnsafeBufferPointer(start: crossEntropy.predicted, count: count)
    }

    /// Says that the weights were changed from outside, so that what was made ready from them is made anew.
    package func weightsChanged() { prepared = (false, false) }

    /// Makes ready what depends on the weights, where they have changed.
    func prepare(for pass: Pass) {
        guard !(pass.differentiates ? prepared.backward : prepared.forward) else { return }
        for stage in stages {
            switch stage {
            case .shards(let sequence):
                for operation in sequence.operations { operation.prepare(for: pass, team: team) }
            case .batch(let operation): operation.prepare(for: pass, team: team)
            }
        }
        prepared = (true, pass.differentiates)
    }
}
