package import Tensors

/// Turns the layers of a network into operations and takes their buffers; layers add themselves to it.
package struct PlanBuilder<Scalar: TensorScalar> {
    /// One operation of the plan, by how it may be run.
    enum Step {
        case shards(any ShardOperation<Scalar>)
        case batch(any BatchOperation<Scalar>)
    }

    /// Where the output of what was added so far lies.
    package private(set) var current: Slot<Scalar>
    /// Which implementation is asked for.
    package let kernels: KernelChoice
    /// Whether the plan computes gradients.
    package let isTraining: Bool
    /// The most samples of one run.
    package let batchSize: Int
    /// Takes buffers that live as long as the plan.
    package let memory: PlanMemory
    /// How many threads may work at once.
    package let workers: Int
    private(set) var steps: [(name: String, output: Slot<Scalar>, step: Step)] = []
    private let network: Network<Scalar>
    private let gradients: GradientStorage<Scalar>?

    /// A builder that stands before the first layer.
    init(
        network: Network<Scalar>, batchSize: Int, kernels: KernelChoice, gradients: GradientStorage<Scalar>?,
        memory: PlanMemory, workers: Int
    ) {
        self.network = network
        self.batchSize = batchSize
        self.kernels = kernels
        self.gradients = gradients
        self.memory = memory
        self.workers = workers
        isTraining = gradients != nil
        let shape = network.layout.input
        current = Slot(
            shape: shape, activation: memory.allocate(Scalar.self, count: batchSize * shape.count), gradient: nil,
            isOverwritable: false)
    }

    /// Adds all layers of the network.
    mutating func addAll() {
        let rows = network.layout.rows
        var index = 0
        while index < rows.count { index += rows[index].layer.add(to: &self, at: index) }
    }

    /// The layers that follow one, for those that take some along.
    package func rows(from index: Int) -> ArraySlice<NetworkLayout.Row> { network.layout.rows[index...] }

    /// A fresh buffer for an output.
    package func makeSlot(_ shape: Shape, isOverwritable: Bool = true) -> Slot<Scalar> {
        Slot(
            shape: shape, activation: memory.allocate(Scalar.self, count: batchSize * shape.count),
            gradient: isTraining ? memory.allocate(Scalar.self, count: batchSize * shape.count) : nil,
            isOverwritable: isOverwritable)
    }

    /// The current buffer for an output of the same shape where nobody else needs its activations, else a fresh one.
    package func makeSlotInPlace(_ shape: Shape) -> Slot<Scalar> {
        current.isOverwritable ? current.reshaped(shape) : makeSlot(shape)
    }

    /// Where a layer stands whose output goes to the given buffer.
    package func site(at index: Int, output: Slot<Scalar>) -> OperationSite<Scalar> {
        let row = network.layout.rows[index]
        return OperationSite(
            row: row, layer: index, input: current, output: output, batchSize: batchSize, isTraining: isTraining,
            kernels: kernels, memory: memory, workers: workers,
            parameters: network.parameters.entries.filter { $0.layer == index }.map(slot),
            timeline: Timeline(network.layout, before: index))
    }

    private func slot(of entry: ParameterStorage<Scalar>.Entry) -> ParameterSlot<Scalar> {
        ParameterSlot(
            entry: entry, values: network.parameters.values + entry.offset,
            gradient: gradients.map { $0.values + entry.offset },
            shardGradients: gradients?.shardGradients(of: entry), shardStride: gradients?.shardStride ?? 0)
    }

    /// Adds an operation that runs shard by shard.
    package mutating func add(_ operation: any ShardOperation<Scalar>, at site: OperationSite<Scalar>) {
        steps.append((site.row.name, site.output, .shards(operation)))
        current = site.output
    }

    /// Adds an operation that needs the whole batch.
    package mutating func add(_ operation: any BatchOperation<Scalar>, at site: OperationSite<Scalar>) {
        steps.append((site.row.name, site.output, .batch(operation)))
        current = site.output
    }

    /// Goes on with the same buffer in another shape; nothing is computed.
    package mutating func reshape(to shape: Shape) { current = current.reshaped(shape) }
}
