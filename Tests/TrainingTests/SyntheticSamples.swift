import NeuralNetwork
import Synchronization
import Tensors
import Training

/// Samples of random numbers in which each class lifts columns of its own, so that there is something to learn.
struct SyntheticSamples: SampleSource {
    let count: Int
    let sampleShape: Shape
    let classes: Int
    var lift: Float = 1
    var offset = 0

    func target(of index: Int) -> Int { (index + offset) % classes }

    func copySample(
        _ index: Int, into buffer: UnsafeMutableBufferPointer<Float>, using generator: inout SeededGenerator
    ) -> Int {
        var own = SeededGenerator(seed: UInt64(index + offset))
        let columns = sampleShape.count / sampleShape[0]
        for position in buffer.indices {
            buffer[position] = Float.random(in: -1...1, using: &own) + Float.random(in: -0.1...0.1, using: &generator)
            if position % columns % classes == target(of: index) { buffer[position] += lift }
        }
        return sampleShape[0]
    }
}

/// A small network for them, with everything in it whose chance could depend on threads.
enum SmallNetwork {
    static let input: Shape = [8, 6, 1]

    static func layout(classes: Int = 3) throws -> NetworkLayout {
        try NetworkDescription([
            Conv2D(filters: 4), ReLU(), MaxPool2D(), Dropout(rate: 0.2), Flatten(), Dense(units: 8), ReLU(), Dense(),
        ]).layout(input: input, classes: classes)
    }
}

/// Collects the events of a training; any thread may add.
final class EventLog: Sendable {
    private let stored = Mutex<[TrainingEvent]>([])

    var events: [TrainingEvent] { stored.withLock { $0 } }

    func add(_ event: TrainingEvent) { stored.withLock { $0.append(event) } }
}
