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
    /// Where the output of each row lies, as far as it was added.
    private var outputs: [Slot<Scalar>] = []
    /// What the second way out of a fork reads: the same activations, with gradients of its own.
    private var sides: [Int: Slot<Scalar>] = [:]
    private let input: Slot<Scalar>
    private(set) var steps: [(name: String, output: Slot<Scalar>, step: Step)] = []
    private let network: Network<Scalar>
    private let gradients: GradientStorage<Scalar>?

    /// A builder that stands before the first layer.
    init(
        network: Network<Scalar>, batchSize: Int, kernels: KernelChoice, gradients: GradientStorage<Scalar>?,
        memory: PlanMemory, workers: Int, differentiatesInput: Bool
    ) {
        self.network = network
        self.batchSize = batchSize
        self.kernels = kernels
        self.gradients = gradients
        self.memory = memory
        self.workers = workers
        isTraining = gradients != nil
        let shape = network.layout.input
        input = Slot(
            shape: shape, activation: memory.allocate(Scalar.self, count: batchSize * shape.count),
            gradient: differentiatesInput ? memory.allocate(Scalar.self, count: batchSize * shape.count) : nil,
            isOverwritable: false)
        current = input
    }

    /// Adds all layers of the network.
    mutating func addAll() {
        let rows = network.layout.rows
        var index = 0
        while index < rows.count {
            current = rows[index].source.map { output(of: $0, for: index) } ?? input
            maskPadding(at: index)
            let taken = rows[index].layer.add(to: &self, at: index)
            outputs += [Slot<Scalar>](repeating: current, count: taken)
            index += taken
        }
    }

    /// Where a row finds the output of another: behind a fork the first way goes on with its output, others have sides.
    private func output(of source: Int, for index: Int) -> Slot<Scalar> {
        index == source + 1 ? outputs[source] : sides[source] ?? outputs[source]
    }

    /// Where the second input of a row lies at which two ways meet.
    func side(at index: Int) -> Slot<Scalar> {
        guard let source = network.layout.rows[index].side else { preconditionFailure("row \(index) has one input") }
        return output(of: source, for: index)
    }

    /// Sets steps after a sample's end to zero where the layer to be added would read them.
    private mutating func maskPadding(at index: Int) {
        guard network.layout.masksTime, network.layout.rows[index].layer.looksPastTheEnd else { return }
        add(PaddingMask(site(at: index, output: current)), at: site(at: index, output: current))
    }

    /// Goes on with the current buffer in two ways, whose gradients are added in the end.
    mutating func fork(at index: Int) {
        let main = Slot(
            shape: current.shape, activation: current.activation, gradient: current.gradient, isOverwritable: false)
        let side = Slot(
            shape: current.shape, activation: current.activation,
            gradient: current.gradient.map { _ in
                memory.allocate(Scalar.self, count: batchSize * current.shape.count)
            }, isOverwritable: false)
        sides[index] = side
        let site = site(at: index, output: main)
        add(ForkOperation(site, side: side), at: site)
    }

    /// The layers that follow one directly, for those that take some along.
    package func rows(from index: Int) -> ArraySlice<NetworkLayout.Row> {
        let rows = network.layout.rows
        var end = index + 1
        while end < rows.count, rows[end].source == end - 1 { end += 1 }
        return rows[index..<end]
    }

    /// A fresh buffer for an output.
    package func makeSlot(_ shape: Shape, isOverwritable: Bool = true, hasGradient: Bool = true) -> Slot<Scalar> {
        Slot(
            shape: shape, activation: memory.allocate(Scalar.self, count: batchSize * shape.count),
            gradient: isTraining && hasGradient ? memory.allocate(Scalar.self, count: batchSize * shape.count) : nil,
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

    /// Adds the beginning of a layer whose output is yet to come: the next operation stands where this one does.
    package mutating func add(_ operation: any ShardOperation<Scalar>, from site: OperationSite<Scalar>) {
        steps.append((site.row.name, site.input, .shards(operation)))
    }

    /// The same for an operation that needs the whole batch.
    package mutating func add(_ operation: any BatchOperation<Scalar>, from site: OperationSite<Scalar>) {
        steps.append((site.row.name, site.input, .batch(operation)))
    }

    /// Goes on with the same buffer in another shape; nothing is computed.
    package mutating func reshape(to shape: Shape) { current = current.reshaped(shape) }
}
