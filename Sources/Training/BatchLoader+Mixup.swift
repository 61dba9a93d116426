import NeuralNetwork

extension BatchLoader {
    /// Mixes the samples of a loaded batch, inputs and targets alike, by one weight for the whole batch; a mixture is as long
    /// as the longer of its two samples.
    ///
    /// - Parameter step: steps taken before, which fix the weight.
    func mix(_ count: Int, step: Int, strength: Double, in plan: Plan<Float>) {
        guard strength > 0, count > 1 else { return }
        let weight = Mixup(strength: strength, origin: origin.fork(Streams.mixing)).weight(step: step)
        let (size, parts) = (sampleSize, Shards.count)
        plan.team.perform(parts: parts) { part in
            let columns = size * part / parts..<size * (part + 1) / parts
            Mixup.blend(plan.input, count, rowSize: size, columns: columns, weight: weight)
        }
        Mixup.blend(plan.targets, count, rowSize: classes, columns: 0..<classes, weight: weight)
        let first = plan.validSteps[0]
        for row in 0..<count {
            plan.validSteps[row] = max(plan.validSteps[row], row + 1 < count ? plan.validSteps[row + 1] : first)
        }
    }
}
