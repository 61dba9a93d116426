package import Tensors

/// Where an operation stands: its layer, its buffers and the weights that it reads.
package struct OperationSite<Scalar: TensorScalar> {
    /// The layer with its shapes; the first of several that are computed at once.
    package let row: NetworkLayout.Row
    /// Which layer of the network it is, from 0.
    package let layer: Int
    /// Where the input lies.
    package let input: Slot<Scalar>
    /// Where the output goes.
    package let output: Slot<Scalar>
    /// The most samples of one run.
    package let batchSize: Int
    /// Whether the plan computes gradients.
    package let isTraining: Bool
    /// Which implementation is asked for.
    package let kernels: KernelChoice
    /// Takes buffers that live as long as the plan.
    package let memory: PlanMemory
    /// How many threads may work at once.
    package let workers: Int
    /// The layer's parameters in their order.
    package let parameters: [ParameterSlot<Scalar>]
    /// The time axis here: how valid steps at the network's input become valid steps at this layer's input.
    package let timeline: Timeline

    /// The parameter of the given name, where the layer has it.
    package func parameter(_ name: String) -> ParameterSlot<Scalar>? {
        parameters.first { $0.entry.specification.name == name }
    }

    /// A part of the layer that is a layer itself: with the parameters that have the part's name in front, and buffers of its
    /// own.
    func part(_ name: String, input: Slot<Scalar>, output: Slot<Scalar>) -> OperationSite {
        let prefix = name + "."
        let own = parameters.filter { $0.entry.specification.name.hasPrefix(prefix) }.map { slot in
            slot.renamed(String(slot.entry.specification.name.dropFirst(prefix.count)))
        }
        return changed(input: input, output: output, parameters: own)
    }

    /// The same site with other parameters.
    func with(_ parameters: [ParameterSlot<Scalar>]) -> OperationSite {
        changed(input: input, output: output, parameters: parameters)
    }

    /// The same site for an operation that leaves a buffer as it is.
    func passing(_ slot: Slot<Scalar>) -> OperationSite { changed(input: slot, output: slot, parameters: parameters) }

    private func changed(
        input: Slot<Scalar>, output: Slot<Scalar>, parameters: [ParameterSlot<Scalar>]
    ) -> OperationSite {
        OperationSite(
            row: row, layer: layer, input: input, output: output, batchSize: batchSize, isTraining: isTraining,
            kernels: kernels, memory: memory, workers: workers, parameters: parameters, timeline: timeline)
    }

    /// The parameter of the given name, which the layer is known to have.
    package func required(_ name: String) -> ParameterSlot<Scalar> {
        guard let slot = parameter(name) else { preconditionFailure("\(row.name) has no parameter \(name)") }
        return slot
    }
}

/// One parameter as an operation sees it.
package struct ParameterSlot<Scalar: TensorScalar> {
    /// Its name, shape and place.
    package let entry: ParameterStorage<Scalar>.Entry
    /// Its numbers.
    package let values: UnsafeMutablePointer<Scalar>
    /// Gradient of the whole batch; `nil` in inference.
    package let gradient: UnsafeMutablePointer<Scalar>?
    /// Gradients of the shards, each `shardStride` after the one before; `nil` in inference and for whole-batch operations.
    package let shardGradients: UnsafeMutablePointer<Scalar>?
    /// Numbers between the gradients of two shards.
    package let shardStride: Int

    /// The same parameter under the name that a part of a layer has for it.
    func renamed(_ name: String) -> ParameterSlot {
        let entry = ParameterStorage<Scalar>.Entry(
            name: entry.name, layer: entry.layer, specification: entry.specification.named(name), offset: entry.offset)
        return ParameterSlot(
            entry: entry, values: values, gradient: gradient, shardGradients: shardGradients, shardStride: shardStride)
    }

    /// The same parameter with its numbers elsewhere, for inference.
    func standing(at values: UnsafeMutablePointer<Scalar>) -> ParameterSlot {
        ParameterSlot(entry: entry, values: values, gradient: nil, shardGradients: nil, shardStride: 0)
    }

    /// How many numbers it has.
    package var count: Int { entry.count }

    /// Where one shard's part of the gradient goes, in training.
    package func gradient(of shard: Int) -> UnsafeMutablePointer<Scalar> {
        guard let shardGradients else { preconditionFailure("\(entry.name) has no gradients by shard") }
        return shardGradients + shard * shardStride
    }

    /// Where the gradient of the whole batch goes, in training.
    package var batchGradient: UnsafeMutablePointer<Scalar> {
        guard let gradient else { preconditionFailure("\(entry.name) has no gradient") }
        return gradient
    }
}
