package import Tensors

/// A network placed on an input: every layer with its name, shapes, parameters and cost.
package struct NetworkLayout: Hashable, Sendable {
    /// One layer in its place.
    package struct Row: Hashable, Sendable {
        /// The layer's name, unique in the network.
        package let name: String
        /// The layer's options.
        package let layer: any Layer
        /// Shape of one input sample.
        package let input: Shape
        /// Shape of one output sample.
        package let output: Shape
        /// The row whose output the layer reads; `nil` for the network's input.
        package let source: Int?
        /// The row whose output is added, where two ways meet.
        package let side: Int?

        /// The arrays that the layer keeps.
        package var parameters: [ParameterSpecification] { layer.parameters(for: input) }
        /// How many numbers it learns.
        package var parameterCount: Int { parameters.filter(\.isTrained).reduce(0) { $0 + $1.shape.count } }
        /// Multiplications with addition for one sample, forward only.
        package var multiplyAdds: Int { layer.multiplyAdds(for: input) }

        package static func == (left: Row, right: Row) -> Bool {
            left.name == right.name && left.input == right.input && left.source == right.source
                && left.side == right.side && AnyHashable(left.layer) == AnyHashable(right.layer)
        }

        package func hash(into hasher: inout Hasher) {
            hasher.combine(name)
            hasher.combine(input)
        }
    }

    /// Shape of one sample.
    package let input: Shape
    /// How many classes there are.
    package let classes: Int
    /// The layers in order.
    package let rows: [Row]

    /// Whether steps after a sample's end are left out of what the layers compute: in networks with a layer that sums up
    /// time. Elsewhere every step of the input counts, silence like speech.
    package var masksTime: Bool { rows.contains { $0.layer.sumsUpTime } }
    /// The rows from the network's input to one row, first one first, on the straight way through blocks.
    package func path(to row: Int) -> [Row] {
        var path = [rows[row]]
        while let source = path[path.count - 1].source { path.append(rows[source]) }
        return path.reversed()
    }

    /// How many numbers the whole network learns.
    package var parameterCount: Int { rows.reduce(0) { $0 + $1.parameterCount } }
    /// Multiplications with addition for one sample, forward only.
    package var multiplyAdds: Int { rows.reduce(0) { $0 + $1.multiplyAdds } }

    /// A table for people: layer, options, output shape, parameters and multiply-adds a sample, with a line of totals.
    package var summary: String {
        let table =
            [["layer", "options", "output", "parameters", "multiply-adds"]]
            + rows.map {
                [
                    $0.name, $0.layer.optionSummary, $0.output.description, String($0.parameterCount),
                    String($0.multiplyAdds),
                ]
            } + [["total", "", "", String(parameterCount), String(multiplyAdds)]]
        let widths = (0..<5).map { column in table.map { $0[column].count }.max() ?? 0 }
        return table.map { cells in
            (0..<5).map { column in
                let space = String(repeating: " ", count: widths[column] - cells[column].count)
                return column >= 3 ? space + cells[column] : cells[column] + space
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
