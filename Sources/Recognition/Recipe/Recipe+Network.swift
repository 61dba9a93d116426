package import NeuralNetwork
package import Tensors

extension Recipe {
    /// The layers that the options of the network stand for.
    package var networkDescription: NetworkDescription {
        if let layers = network.layers { return layers }
        var layers: [any Layer] = []
        for filters in network.filters {
            layers.append(Conv2D(filters: filters, kernel: [network.kernelSize, network.kernelSize], padding: .same))
            layers.append(ReLU())
        }
        if network.poolSize > 1 { layers.append(MaxPool2D(size: [network.poolSize, network.poolSize])) }
        if network.dropout > 0 { layers.append(Dropout(rate: network.dropout)) }
        layers.append(Flatten())
        for units in network.dense { layers += [Dense(units: units), ReLU()] as [any Layer] }
        layers.append(Dense())
        return NetworkDescription(layers)
    }

    /// The network in its place between a window's features and the classes.
    ///
    /// A network that begins with a layer over time or a dense one gets `[frames x columns]`, any other one channel more.
    ///
    /// - Parameter window: shape of a window's features, `[frames x columns]` or `[frames x columns x channels]`.
    /// - Throws: `NetworkError` naming the layer that does not fit.
    package func networkLayout(window: Shape) throws(NetworkError) -> NetworkLayout {
        let description = networkDescription
        let isFlat = window.rank != 2 || description.layers.first.map { Self.takesRows($0.layer) } ?? false
        let input = isFlat ? window : Shape(window.extents + [1])
        return try description.layout(input: input, classes: labels.classes.count)
    }

    /// Whether a layer takes one row of numbers a frame, rather than an image of frames and columns.
    private static func takesRows(_ layer: any Layer) -> Bool {
        let faults = [[16, 16, 1], [16, 16]].map { (shape: Shape) in
            do throws(LayerFault) { _ = try layer.outputShape(for: shape) } catch { return true }
            return false
        }
        return faults == [true, false] || layer is LSTM
    }
}
