import Tensors

/// How the valid time steps of a sample shrink on the way from the network's input to one of its layers.
package struct Timeline: Sendable {
    private let path: [NetworkLayout.Row]
    private let inputSteps: Int
    /// Whether steps may be left out at all; where not, all of them are valid.
    private let masks: Bool

    /// The way through the layers before one.
    init(_ layout: NetworkLayout, before layer: Int) {
        path = Array(layout.path(to: layer).dropLast())
        inputSteps = layout.input[0]
        masks = layout.masksTime
    }

    /// Valid steps at the layer where `pass` says how many there are at the input; at least one.
    package func validSteps(of sample: Int, in pass: Pass) -> Int {
        validSteps(after: pass.validSteps.map { Int($0[sample]) } ?? inputSteps)
    }

    /// Valid steps at the layer where so many are valid at the input; at least one.
    func validSteps(after inputValid: Int) -> Int {
        let valid = masks ? inputValid : inputSteps
        return path.reduce(max(1, min(valid, inputSteps))) { steps, row in
            max(1, row.layer.validSteps(after: steps, input: row.input))
        }
    }
}
