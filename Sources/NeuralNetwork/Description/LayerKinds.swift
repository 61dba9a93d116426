/// The layers that a recipe file may name.
package enum LayerKinds {
    /// Every kind of layer, in the order in which they are listed to a user.
    package static let all: [any Layer.Type] = [
        Conv2D.self, Conv1D.self, Dense.self, LSTM.self, BatchNorm.self, LayerNorm.self, ReLU.self, GELU.self,
        SiLU.self,
        Dropout.self, SpatialDropout.self, MaxPool2D.self, AveragePool2D.self, StatisticsPool.self, Flatten.self,
    ]

    /// The kind with the given name, if there is one.
    package static func kind(named name: String) -> (any Layer.Type)? { all.first { $0.kind == name } }
}
