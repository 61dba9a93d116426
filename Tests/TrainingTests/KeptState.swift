import NeuralNetwork
import Training

/// A training's state as it lies on disk: the bytes of its two files.
struct KeptState: Equatable {
    private let last: [UInt8]
    private let best: [UInt8]

    init(_ state: TrainingState) throws {
        last = try state.last().serialized()
        best = try state.best().serialized()
    }

    /// The state that the files hold.
    var state: TrainingState {
        get throws {
            try TrainingState(
                last: SafeTensors(last, path: "last.safetensors"), best: SafeTensors(best, path: "best.safetensors"))
        }
    }
}
