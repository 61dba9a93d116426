package import Tensors

/// Changes weights after their gradients, and remembers what its rule needs of earlier steps.
package final class Optimizer<Scalar: TensorScalar> {
    /// The rule and its numbers.
    package let options: OptimizerOptions
    private let parameters: ParameterStorage<Scalar>
    private let memory = PlanMemory()
    /// Mean gradient (Adam) or velocity (SGD), laid out like the parameters.
    private let mean: UnsafeMutablePointer<Scalar>
    /// Mean squared gradient (Adam).
    private let square: UnsafeMutablePointer<Scalar>
    private let chunks: [Chunk]
    /// The sum of the squared gradients of each chunk.
    private let chunkSquares: UnsafeMutablePointer<Double>

    /// A part of one parameter that is treated at once.
    private struct Chunk {
        let parameterOffset: Int
        let offset: Int
        let count: Int
        let decays: Bool
    }

    /// An optimizer that remembers nothing yet.
    package init(_ options: OptimizerOptions, for parameters: ParameterStorage<Scalar>) {
        self.options = options
        self.parameters = parameters
        mean = memory.allocate(Scalar.self, count: parameters.count)
        square = memory.allocate(Scalar.self, count: options.kind == .sgd ? 1 : parameters.count)
        let chunkSize = 16_384
        chunks = parameters.entries.filter(\.specification.isTrained).flatMap { entry in
            stride(from: 0, to: entry.count, by: chunkSize).map {
                Chunk(
                    parameterOffset: entry.offset, offset: entry.offset + $0, count: min(chunkSize, entry.count - $0),
                    decays: entry.specification.decays)
            }
        }
        chunkSquares = memory.allocate(Double.self, count: max(1, chunks.count))
    }

    /// Takes one step against the gradients of the plan's last run.
    ///
    /// - Parameters:
    ///   - step: steps taken before.
    ///   - setting: learning rate and momentum of this step.
    package func step(_ step: Int, setting: Schedule.Setting, plan: Plan<Scalar>) {
        guard let gradients = plan.gradients else { preconditionFailure("Optimizer: the plan has no gradients") }
        let scale = clippingScale(gradients.values, team: plan.team)
        let fused = Set(plan.selfUpdating.filter { $0.update != nil }.map(\.updatedEntry.offset))
        plan.team.perform(parts: chunks.count) { index in
            let chunk = chunks[index]
            guard fused.isEmpty || !fused.contains(chunk.parameterOffset) else { return }
            let buffers = Buffers(
                count: chunk.count, weights: parameters.values + chunk.offset,
                gradients: gradients.values + chunk.offset,
                mean: mean + chunk.offset, square: options.kind == .sgd ? square : square + chunk.offset)
            let decay = chunk.decays ? options.weightDecay : 0
            switch options.kind {
            case .sgd:
                if plan.kernels == .auto, let floats = buffers as? Buffers<Float> {
                    floats.descendByKernel(setting, decay: Float(decay), scale: Float(scale))
                } else {
                    buffers.descend(setting, decay: Scalar(decay), scale: scale)
                }
            case .adam, .adamW:
                let numbers = AdamStep(
                    options, setting: setting, step: step, decays: chunk.decays, scale: Double(scale))
                if plan.kernels == .auto, let floats = buffers as? Buffers<Float> {
                    floats.adamByKernel(numbers)
                } else {
                    buffers.adam(numbers)
                }
            }
        }
        plan.weightsChanged()
    }

    /// Adam's step on one parameter, for an operation that takes it in its backward pass; `nil` where the rule needs all
    /// gradients first.
    func fusedUpdate(
        of entry: ParameterStorage<Float>.Entry, step: Int, setting: Schedule.Setting
    ) -> FusedUpdate? {
        guard options.kind != .sgd, options.clipNorm == 0, let floats = self as? Optimizer<Float> else { return nil }
        let numbers = AdamStep(options, setting: setting, step: step, decays: entry.specification.decays, scale: 1)
        return FusedUpdate(
            adam: numbers.kernel, mean: floats.mean + entry.offset, square: floats.square + entry.offset)
    }

    /// What gradients are multiplied by so that their norm is at most the limit.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    private func clippingScale(_ gradients: UnsafeMutablePointer<Scalar>, team: Team) -> Scalar {
        guard options.clipNorm > 0 else { return 1 }
        team.perform(parts: chunks.count) { index in
            let chunk = chunks[index]
            chunkSquares[index] = Self.sumOfSquares(gradients + chunk.offset, chunk.count)
        }
        let norm = (0..<chunks.count).reduce(0) { $0 + chunkSquares[$1] }.squareRoot()
        // PyTorch's rule, with its small number against division by zero.
        return norm > options.clipNorm ? Scalar(options.clipNorm / (norm + 1e-6)) : 1
    }

    /// A sum in four strands, which the processor adds at the same time.
    @inline(__always)
    private static func sumOfSquares(_ values: UnsafeMutablePointer<Scalar>, _ count: Int) -> Double {
        var (a, b, c, d): (Scalar, Scalar, Scalar, Scalar) = (0, 0, 0, 0)
        let whole = count & ~3
        for index in stride(from: 0, to: whole, by: 4) {
            a += values[index] * values[index]
            b += values[index + 1] * values[index + 1]
            c += values[index + 2] * values[index + 2]
            d += values[index + 3] * values[index + 3]
        }
        for index in whole..<count { a += values[index] * values[index] }
        return Double(a + b) + Double(c + d)
    }

    /// What the optimizer remembers, by parameter name and `.mean` or `.square`.
    package func moments() -> [String: Tensor<Scalar>] {
        var result: [String: Tensor<Scalar>] = [:]
        for (entry, suffix, block) in remembered() {
            let elements = UnsafeBufferPointer(start: block + entry.offset, count: entry.count)
            result[entry.name + suffix] = Tensor(entry.specification.shape, Array(elements))
        }
        return result
    }

    /// Remembers what an optimizer of the same network and rule gave away.
    ///
    /// - Throws: `NetworkError.weights` where something is missing or has another shape.
    package func load(_ moments: [String: Tensor<Scalar>]) throws(NetworkError) {
        for (entry, suffix, block) in remembered() {
            guard let tensor = moments[entry.name + suffix], tensor.shape == entry.specification.shape else {
                throw .weights(
                    name: entry.name + suffix, detail: "missing from the optimizer's state, or of another shape")
            }
            tensor.values.withUnsafeBufferPointer { elements in
                guard let start = elements.baseAddress else { return }
                (block + entry.offset).update(from: start, count: entry.count)
            }
        }
    }

    private typealias Remembered = (ParameterStorage<Scalar>.Entry, String, UnsafeMutablePointer<Scalar>)

    private func remembered() -> [Remembered] {
        parameters.entries.filter(\.specification.isTrained).flatMap { entry -> [Remembered] in
            options.kind == .sgd ? [(entry, ".mean", mean)] : [(entry, ".mean", mean), (entry, ".square", square)]
        }
    }
}
