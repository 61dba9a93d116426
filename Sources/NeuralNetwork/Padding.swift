/// How a convolution treats the border: `same` pads with zeros so that stride 1 keeps the size, `valid` does not pad.
package enum Padding: String, CaseIterable, Codable, Hashable, Sendable {
    case same, valid
}

extension Padding {
    /// Reads the name; an error says which there are.
    package init(from decoder: any Decoder) throws {
        let name = try decoder.singleValueContainer().decode(String.self)
        guard let padding = Padding(rawValue: name) else {
            let known = Self.allCases.map(\.rawValue).joined(separator: " or ")
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath, debugDescription: "'\(name)' is not known, it takes \(known)"))
        }
        self = padding
    }
}
