package import Tensors

extension Plan {
    /// Computes the logits of the first `count` samples of the input.
    ///
    /// - Parameter isStopped: asked before every operation.
    /// - Returns: whether it came to the end.
    package func infer(count: Int, isStopped: () -> Bool = { false }) -> Bool {
        precondition(1...batchSize ~= count, "Plan: \(count) samples in a batch of \(batchSize)")
        let pass = Pass(count: count, isTraining: false, validSteps: validSteps)
        prepare(for: pass)
        return stages.allSatisfy { runForward($0, pass, isStopped) }
    }

    /// Computes the logits and the mean loss against the targets, without learning.
    package func evaluate(count: Int, isStopped: () -> Bool = { false }) -> Double? {
        guard infer(count: count, isStopped: isStopped) else { return nil }
        let pass = Pass(count: count, isTraining: false, validSteps: validSteps)
        for shard in 0..<Shards.count { crossEntropy.compute(pass.shard(shard)) }
        return meanLoss(count)
    }

    /// Computes the loss of the first `count` samples against their targets, and the gradient of every weight.
    ///
    /// - Parameters:
    ///   - seed: the random seed of the training.
    ///   - step: steps taken before.
    ///   - isStopped: asked before every operation.
    /// - Returns: the mean loss; `nil` where it was stopped.
    package func differentiate(
        count: Int, seed: UInt64, step: Int, isStopped: () -> Bool = { false }
    ) -> Double? {
        for operation in selfUpdating { operation.update = nil }
        return run(count: count, seed: seed, step: step, isStopped: isStopped)
    }

    /// Computes the loss of the first `count` samples against their targets, and changes the weights.
    ///
    /// - Parameters:
    ///   - seed: the random seed of the training.
    ///   - step: steps taken before.
    ///   - optimizer: changes the weights of this plan's network.
    ///   - setting: learning rate and momentum of this step.
    ///   - isStopped: asked before every operation.
    /// - Returns: the mean loss before the step; `nil` where it was stopped. Where the loss is not finite, and where it was
    ///   stopped, the weights are not to be used any more.
    package func learn(
        count: Int, seed: UInt64, step: Int, optimizer: Optimizer<Scalar>, setting: Schedule.Setting,
        isStopped: () -> Bool = { false }
    ) -> Double? {
        for operation in selfUpdating {
            operation.update = optimizer.fusedUpdate(of: operation.updatedEntry, step: step, setting: setting)
        }
        guard let loss = run(count: count, seed: seed, step: step, isStopped: isStopped) else { return nil }
        if loss.isFinite { optimizer.step(step, setting: setting, plan: self) }
        return loss
    }

    /// Computes the gradient of a weighted sum of each sample's logits by the sample itself, the network being as in use:
    /// nothing is dropped, and normalisation goes by its running statistics.
    ///
    /// The weights of the logits are the rows of `targets`.
    ///
    /// - Parameter isStopped: asked before every operation.
    /// - Returns: `[count x input]`, valid until the next run; `nil` where it was stopped.
    /// - Precondition: the plan was made with `isTraining` and `differentiatesInput`.
    package func differentiateInput(
        count: Int, isStopped: () -> Bool = { false }
    ) -> UnsafeBufferPointer<Scalar>? {
        guard let inputGradient, let seeds = logits.gradient else {
            preconditionFailure("Plan: not made to differentiate its input")
        }
        precondition(count > 0 && count <= batchSize, "Plan: \(count) samples in a plan for \(batchSize)")
        for operation in selfUpdating { operation.update = nil }
        let pass = Pass(count: count, isTraining: false, differentiates: true, validSteps: validSteps)
        prepare(for: pass)
        for stage in stages where !runForward(stage, pass, isStopped) { return nil }
        seeds.update(from: targets, count: count * logits.size)
        for stage in stages.reversed() where !runBackward(stage, pass, isStopped) { return nil }
        return UnsafeBufferPointer(start: inputGradient, count: count * network.layout.input.count)
    }

    private func run(count: Int, seed: UInt64, step: Int, isStopped: () -> Bool) -> Double? {
        guard let gradients else { preconditionFailure("Plan: made for inference, asked for gradients") }
        precondition(count > 0 && count <= batchSize, "Plan: \(count) samples in a plan for \(batchSize)")
        let pass = Pass(count: count, isTraining: true, seed: seed, step: UInt64(step), validSteps: validSteps)
        prepare(for: pass)
        for stage in stages.dropLast() where !runForward(stage, pass, isStopped) { return nil }
        guard let last = stages.last, turn(at: last, pass, isStopped) else { return nil }
        let loss = meanLoss(count)
        guard loss.isFinite else { return loss }
        for stage in stages.dropLast().reversed() where !runBackward(stage, pass, isStopped) { return nil }
        gradients.addShards(of: pass, team: team, kernels: kernels)
        return loss
    }

    private func meanLoss(_ count: Int) -> Double {
        (0..<count).reduce(0) { $0 + crossEntropy.losses[$1] } / Double(count)
    }

    private func runForward(_ stage: Stage, _ pass: Pass, _ isStopped: () -> Bool) -> Bool {
        switch stage {
        case .batch(let operation):
            guard !isStopped() else { return false }
            operation.forward(pass, team: team)
        case .shards(let sequence) where pass.count == 1 && !pass.differentiates:
            let part = pass.shard(Shards.count - 1)
            for operation in sequence.operations where !isStopped() { operation.forward(part, team: team) }
        case .shards(let sequence):
            team.perform(parts: Shards.count) { shard, worker in
                sequence.forward(pass.shard(shard, worker: worker), isStopped: isStopped)
            }
        }
        return !isStopped()
    }

    private func runBackward(_ stage: Stage, _ pass: Pass, _ isStopped: () -> Bool) -> Bool {
        switch stage {
        case .batch(let operation):
            guard !isStopped() else { return false }
            operation.backward(pass, team: team)
        case .shards(let sequence):
            team.perform(parts: Shards.count) { shard, worker in
                sequence.backward(pass.shard(shard, worker: worker), isStopped: isStopped)
            }
        }
        return !isStopped()
    }

    /// The last stage forward, the loss, and the same stage backward: shards need not wait for each other in between.
    private func turn(at stage: Stage, _ pass: Pass, _ isStopped: () -> Bool) -> Bool {
        switch stage {
        case .batch:
            guard runForward(stage, pass, isStopped) else { return false }
            for shard in 0..<Shards.count { crossEntropy.compute(pass.shard(shard)) }
            return runBackward(stage, pass, isStopped)
        case .shards(let sequence):
            team.perform(parts: Shards.count) { shard, worker in
                let part = pass.shard(shard, worker: worker)
                sequence.forward(part, isStopped: isStopped)
                crossEntropy.compute(part)
                sequence.backward(part, isStopped: isStopped)
            }
            return !isStopped()
        }
    }

    /// The layer where a number was first infinite or none, after a run of `count` samples whose loss was.
    ///
    /// Where weights are, it came about in the backward pass of the step before, which meets the last layer first; where only
    /// outputs are, in the forward pass.
    package func firstDivergedLayer(count: Int) -> String? {
        let weights = network.parameters
        let diverged = weights.entries.last { entry in
            entry.specification.isTrained && !Self.allFinite(weights.values + entry.offset, entry.count)
        }
        if let diverged { return network.layout.rows[diverged.layer].name }
        return outputs.first { !Self.allFinite($0.slot.activation, count * $0.slot.size) }?.name
    }

    private static func allFinite(_ values: UnsafeMutablePointer<Scalar>, _ count: Int) -> Bool {
        UnsafeBufferPointer(start: values, count: count).allSatisfy(\.isFinite)
    }

    /// A copy of the gradients of the last step, by parameter name.
    package func gradientTensors() -> [String: Tensor<Scalar>] {
        guard let gradients else { return [:] }
        var result: [String: Tensor<Scalar>] = [:]
        for entry in network.parameters.entries where entry.specification.isTrained {
            let elements = UnsafeBufferPointer(start: gradients.values + entry.offset, count: entry.count)
            result[entry.name] = Tensor(entry.specification.shape, Array(elements))
        }
        return result
    }
}
