/// A length of sound, with its unit.
///
/// In recipes and on the command line it is a text: `25 ms`, `0.025 s` or `400 samples`.
package enum AudioSpan: Hashable, Sendable {
    /// Thousandths of a second, whatever the sample rate.
    case milliseconds(Double)
    /// A number of samples, whatever they last.
    case samples(Int)

    /// The length in samples at a rate in Hz, halves rounded up as python_speech_features does.
    package func sampleCount(sampleRate: Int) -> Int {
        switch self {
        case .samples(let count): return count
        case .milliseconds(let time):
            let count = (time / 1000 * Double(sampleRate)).rounded(.toNearestOrAwayFromZero)
            // Bounded so that no option makes the conversion trap.
            return Int(max(-1e9, min(1e9, count.isNaN ? 0 : count)))
        }
    }
}

extension AudioSpan: CustomStringConvertible, LosslessStringConvertible {
    /// The length as a text that `init` reads.
    package var description: String {
        switch self {
        case .samples(let count): return "\(count) samples"
        case .milliseconds(let time):
            let text = "\(time)"
            return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " ms"
        }
    }

    /// Reads a number followed by `ms`, `s` or `samples`; nil for anything else.
    package init?(_ description: String) {
        // The unit stands behind the last digit: an exponent has letters too.
        let digits = description.lastIndex { $0.isNumber || $0 == "." }
        guard let digits else { return nil }
        let number = description[...digits]
        switch description[description.index(after: digits)...].drop(while: { $0 == " " }) {
        case "ms":
            guard let time = Double(number) else { return nil }
            self = .milliseconds(time)
        case "s":
            guard let time = Double(number) else { return nil }
            self = .milliseconds(1000 * time)
        case "samples", "sample":
            guard let count = Int(number), abs(count) < 1 << 40 else { return nil }
            self = .samples(count)
        default: return nil
        }
    }
}

extension AudioSpan: Codable {
    /// Reads the text form.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let text = try? container.decode(String.self), let span = AudioSpan(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a length with its unit: 25 ms, 0.025 s or 400 samples")
        }
        self = span
    }

    /// Writes the text form.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
