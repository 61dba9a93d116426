package import Tensors

/// The largest value of each window over height and width, channel by channel; rows and columns that fill no window are dropped.
///
/// Shapes: `[height x width x channels]` to `[outHeight x outWidth x channels]`.
package struct MaxPool2D: Layer {
    package static let kind = "maxpool2d"
    /// Height and width of the window, which is also its stride.
    package var size: [Int]

    /// A pooling of windows that do not overlap, 2 x 2 unless said otherwise.
    package init(size: [Int] = [2, 2]) { self.size = size }

    private enum Key: String, CodingKey { case size }

    /// Reads the options, all of them optional.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(size: try container.decodeIfPresent([Int].self, forKey: .size) ?? [2, 2])
    }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard input.rank == 3 else { throw .input(expected: "[height x width x channels]") }
        guard size.count == 2, size.allSatisfy({ $0 > 0 }) else {
            throw .option("size must be two sizes of at least 1, not \(size)")
        }
        guard input[0] >= size[0], input[1] >= size[1] else {
            throw .input(expected: "at least \(size[0]) x \(size[1]) positions")
        }
        return [input[0] / size[0], input[1] / size[1], input[2]]
    }

    package func validSteps(after steps: Int, input: Shape) -> Int {
        steps / size[0]
    }

    package var optionSummary: String { "\(size[0]) x \(size[1])" }
}
