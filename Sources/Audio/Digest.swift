/// 128 bits that tell one content from another; as text 32 hexadecimal digits.
package struct Digest: Hashable, Sendable {
    /// The first of the hash's two words.
    package let low: UInt64
    /// The second.
    package let high: UInt64

    /// A digest that is known.
    package init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// The digest of a text's bytes.
    package init(of text: String) { self = Array(text.utf8).withUnsafeBytes { MurmurHash3.digest(of: $0) } }
}

extension Digest: LosslessStringConvertible {
    package var description: String { Self.digits(low) + Self.digits(high) }

    package init?(_ description: String) {
        let digits = description.utf8
        // A sign would be taken for a digit's place.
        guard digits.count == 32, !digits.contains(UInt8(ascii: "+")), !digits.contains(UInt8(ascii: "-")),
            let low = UInt64(description.prefix(16), radix: 16), let high = UInt64(description.suffix(16), radix: 16)
        else { return nil }
        self.init(low: low, high: high)
    }

    private static func digits(_ word: UInt64) -> String {
        let text = String(word, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}

extension Digest: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let digest = Digest(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected 32 hexadecimal digits")
        }
        self = digest
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
