package import Tensors

/// All numbers of one network in one block, each parameter starting on a cache line.
///
/// The block is laid out once; a plan reads and changes it in place.
package final class ParameterStorage<Scalar: TensorScalar> {
    /// Where one parameter lies in the block.
    package struct Entry: Hashable, Sendable {
        /// Layer and parameter: `conv2d1.weight`.
        package let name: String
        /// Which layer it belongs to, from 0.
        package let layer: Int
        /// Shape, initialization and what the optimizer may do with it.
        package let specification: ParameterSpecification
        /// Its first element in the block.
        package let offset: Int
        /// How many elements it has.
        package var count: Int { specification.shape.count }
    }

    /// The parameters in the order of the layers.
    package let entries: [Entry]
    /// Elements in the block, padding included.
    package let count: Int
    /// The numbers themselves.
    package let values: UnsafeMutablePointer<Scalar>

    /// Storage for the parameters of a network, all zero.
    package init(_ layout: NetworkLayout) {
        var entries: [Entry] = []
        var offset = 0
        for (layer, row) in layout.rows.enumerated() {
            for specification in row.parameters {
                entries.append(
                    Entry(
                        name: "\(row.name).\(specification.name)", layer: layer, specification: specification,
                        offset: offset))
                offset = (offset + specification.shape.count + 15) & ~15
            }
        }
        self.entries = entries
        count = max(16, offset)
        values = AlignedMemory.allocate(Scalar.self, count: count)
    }

    deinit { AlignedMemory.free(values) }

    /// Fills every parameter with what it holds before training, layer by layer from one generator.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    package func initialize(spread: WeightSpread = .glorot, using generator: inout SeededGenerator) {
        for entry in entries {
            let initial = entry.specification.initialization.values(
                count: entry.count, spread: spread, using: &generator)
            for (index, value) in initial.enumerated() { values[entry.offset + index] = Scalar(value) }
        }
    }

    /// A copy of every parameter, by name.
    package func tensors() -> [String: Tensor<Scalar>] {
        var result: [String: Tensor<Scalar>] = [:]
        for entry in entries {
            let elements = UnsafeBufferPointer(start: values + entry.offset, count: entry.count)
            result[entry.name] = Tensor(entry.specification.shape, Array(elements))
        }
        return result
    }

    /// Takes every parameter from the tensors of the same names; others are ignored.
    ///
    /// - Throws: `NetworkError.weights` where one is missing or has another shape; then nothing is changed.
    package func load(_ tensors: [String: Tensor<Scalar>]) throws(NetworkError) {
        for entry in entries {
            guard let tensor = tensors[entry.name] else {
                throw .weights(name: entry.name, detail: "missing; the network needs [\(entry.specification.shape)]")
            }
            guard tensor.shape == entry.specification.shape else {
                throw .weights(
                    name: entry.name,
                    detail: "shape is [\(tensor.shape)], the network needs [\(entry.specification.shape)]")
            }
        }
        for entry in entries {
            guard let tensor = tensors[entry.name] else { continue }
            tensor.values.withUnsafeBufferPointer { elements in
                guard let start = elements.baseAddress else { return }
                (values + entry.offset).update(from: start, count: entry.count)
            }
        }
    }
}
