/// How a convolution treats the border: `same` pads with zeros so that stride 1 keeps the size, `valid` does not pad.
package enum Padding: String, Codable, Hashable, Sendable {
    case same, valid
}
