/// The layers that a recipe file may name.
package enum LayerKinds {
    /// Every kind of layer, in the order in which they are listed to a user.
    package static let all: [any Layer.Type] = [
        Conv2D.self, DepthwiseConv2D.self, Conv1D.self, DepthwiseConv1D.self, Dense.self, TimeDistributed.self,
        LSTM.self, Bidirectional.self, BatchNorm.self, LayerNorm.self, ReLU.self, GELU.self, SiLU.self,
        SqueezeExcitation.self, Residual.self, Dropout.self, SpatialDropout.self, MaxPool2D.self, AveragePool2D.self,
        StatisticsPool.self, AttentionPool.self, Flatten.self,
    ]

    /// Other names for kinds, which files may use too.
    package static let aliases: [String: any Layer.Type] = ["global-pool": StatisticsPool.self]

    /// The kind with the given name, if there is one.
    package static func kind(named name: String) -> (any Layer.Type)? {
        all.first { $0.kind == name } ?? aliases[name]
    }
}
