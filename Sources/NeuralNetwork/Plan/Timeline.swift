import Tensors

/// How the valid time steps of a sample shrink on the way from the network's input to one of its layers.
package struct Timeline: Sendable {
    private let rows: ArraySlice<NetworkLayout.Row>
    private let inputSteps: Int

    /// The way through the layers before one.
    init(_ layout: NetworkLayout, before layer: Int) {
        rows = layout.rows[..<layer]
        inputSteps = layout.input[0]
    }

    /// Valid steps at the layer where `pass` says how many there are at the input; at least one.
    package func validSteps(of sample: Int, in pass: Pass) -> Int {
        let valid = pass.validSteps.map { Int($0[sample]) } ?? inputSteps
        return rows.reduce(max(1, min(valid, inputSteps))) { steps, row in
            max(1, row.layer.validSteps(after: steps, input: row.input))
        }
    }
}
