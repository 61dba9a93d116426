import NeuralNetwork
import Tensors

/// Brings samples and their targets into a plan, in an order that random seed and epoch fix.
struct BatchLoader {
    let classes: Int
    let sampleSize: Int
    private let inputSteps: Int
    /// One row a class: the target of a sample of that class, weight included.
    private let targetRows: [[Float]]
    /// The same without weights and smoothing, to measure by.
    private let plainRows: [[Float]]
    /// What every random number of the training comes from.
    let origin: SeededGenerator

    /// A loader for one network.
    init(layout: NetworkLayout, weights: [Double]?, smoothing: Double, seed: UInt64) {
        classes = layout.classes
        sampleSize = layout.input.count
        inputSteps = layout.input[0]
        origin = SeededGenerator(seed: seed)
        let classes = classes
        func rows(smoothing: Double, weights: [Double]?) -> [[Float]] {
            (0..<classes).map { truth in
                (0..<classes).map { index in
                    let share = (index == truth ? 1 - smoothing : 0) + smoothing / Double(classes)
                    return Float(share * (weights?[index] ?? 1))
                }
            }
        }
        targetRows = rows(smoothing: smoothing, weights: weights)
        plainRows = rows(smoothing: 0, weights: nil)
    }

    /// The samples of an epoch in the order in which they are learned from.
    func order(of count: Int, epoch: Int, shuffles: Bool) -> [Int] {
        guard shuffles else { return Array(0..<count) }
        var generator = origin.fork(Streams.order).fork(UInt64(epoch))
        return (0..<count).shuffled(using: &generator)
    }

    /// Fills the plan's input with samples and its targets with weighted ones.
    func load(_ batch: ArraySlice<Int>, of source: any SampleSource, epoch: Int, into plan: Plan<Float>) {
        copy(batch, of: source, stream: UInt64(epoch), rows: targetRows, into: plan)
    }

    private func copy(
        _ batch: ArraySlice<Int>, of source: any SampleSource, stream: UInt64, rows: [[Float]], into plan: Plan<Float>
    ) {
        let epochOrigin = origin.fork(Streams.samples).fork(stream)
        plan.team.perform(parts: Shards.count) { shard in
            for position in Shards.samples(of: shard, in: batch.count) {
                let index = batch[batch.startIndex + position]
                var generator = epochOrigin.fork(UInt64(index))
                let room = UnsafeMutableBufferPointer(start: plan.input + position * sampleSize, count: sampleSize)
                let steps = source.copySample(index, into: room, using: &generator)
                plan.validSteps[position] = Int32(max(1, min(steps, inputSteps)))
                rows[source.target(of: index)].withUnsafeBufferPointer { row in
                    guard let start = row.baseAddress else { return }
                    (plan.targets + position * classes).update(from: start, count: classes)
                }
            }
        }
    }

    /// Loss, accuracy and recall over all samples of a source, in batches; `nil` where it was stopped.
    func validate(_ source: any SampleSource, plan: Plan<Float>, stop: StopFlag) -> EpochRecord.Validation? {
        var confusion = ConfusionMatrix(classes: classes)
        var loss = 0.0
        for start in stride(from: 0, to: source.count, by: plan.batchSize) {
            let batch = Array(start..<min(source.count, start + plan.batchSize))[...]
            copy(batch, of: source, stream: 0, rows: plainRows, into: plan)
            guard let mean = plan.evaluate(count: batch.count, isStopped: { stop.isRaised }) else { return nil }
            loss += mean * Double(batch.count)
            for (index, predicted) in zip(batch, plan.predicted(count: batch.count)) {
                confusion.add(truth: source.target(of: index), predicted: Int(predicted))
            }
        }
        return EpochRecord.Validation(
            loss: loss / Double(source.count), accuracy: confusion.accuracy, uar: confusion.uar)
    }
}
