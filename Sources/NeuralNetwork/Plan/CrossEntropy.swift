import Tensors

/// Softmax and cross-entropy against weighted targets, with the gradient of the logits.
///
/// For logits `z` and targets `t` of a sample the loss is `-sum t log softmax(z)`, and the batch's loss the mean over its
/// samples. A target row holds whatever weights the classes have, so that class weights, label smoothing and mixtures of
/// two samples need nothing more; with class weights the sum is divided by the batch size, as Keras does.
final class CrossEntropy<Scalar: TensorScalar> {
    private let logits: Slot<Scalar>
    private let targets: UnsafeMutablePointer<Scalar>
    /// Loss of each sample, in double for exact sums.
    let losses: UnsafeMutablePointer<Double>
    /// The class with the largest logit of each sample.
    let predicted: UnsafeMutablePointer<Int32>

    init(logits: Slot<Scalar>, targets: UnsafeMutablePointer<Scalar>, batchSize: Int, memory: PlanMemory) {
        self.logits = logits
        self.targets = targets
        losses = memory.allocate(Double.self, count: batchSize)
        predicted = memory.allocate(Int32.self, count: batchSize)
    }

    /// Losses, predictions and, where there is room for it, the gradient of a shard's logits.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func compute(_ part: ShardPass) {
        for sample in part.samples { compute(sample, of: part.pass.count) }
    }

    private func compute(_ sample: Int, of count: Int) {
        let classes = logits.size
        let (z, t) = (logits.activation(of: sample), targets + sample * classes)
        var winner = 0
        for index in 1..<max(1, classes) where z[index] > z[winner] { winner = index }
        var sum: Scalar = 0
        for index in 0..<classes { sum += Scalar.exponential(z[index] - z[winner]) }
        let logSum = Scalar.logarithm(sum) + z[winner]
        var loss = 0.0
        var weight: Scalar = 0
        for index in 0..<classes where t[index] != 0 {
            loss += Double(t[index]) * Double(logSum - z[index])
            weight += t[index]
        }
        // A logit that is not a number must show in the loss even where the target gives it no weight.
        losses[sample] = sum.isFinite ? loss : .nan
        predicted[sample] = Int32(winner)
        guard let dz = logits.gradient(of: sample) else { return }
        let scale = 1 / Scalar(count)
        for index in 0..<classes {
            dz[index] = (weight * Scalar.exponential(z[index] - logSum) - t[index]) * scale
        }
    }
}
