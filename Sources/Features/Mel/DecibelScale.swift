import Glibc

/// Powers in decibels, as librosa's `power_to_db`: 10 log10(max(floor, power) / reference), cut at a range below the maximum.
package struct DecibelScale: Hashable, Sendable {
    /// What 0 dB is.
    package enum Reference: Hashable, Sendable {
        /// A power.
        case power(Double)
        /// The largest power of the matrix.
        case maximum
    }

    /// What 0 dB is.
    package var reference: Reference
    /// Powers below this count as this.
    package var floor: Double
    /// Values further below the largest of the matrix are raised to it, dB; nil: none are.
    package var range: Double?

    /// librosa's defaults.
    package init(reference: Reference = .power(1), floor: Double = 1e-10, range: Double? = 80) {
        self.reference = reference
        self.floor = floor
        self.range = range
    }

    /// Replaces powers by decibels.
    package func apply(to matrix: inout FeatureMatrix) {
        guard let largest = matrix.values.max() else { return }
        let zero =
            switch reference {
            case .power(let power): 10 * log10(max(floor, power))
            case .maximum: 10 * log10(max(floor, largest))
            }
        let least = range.map { 10 * log10(max(floor, largest)) - zero - $0 } ?? -.infinity
        matrix.values.withUnsafeMutableBufferPointer { values in
            for index in values.indices {
                values[index] = max(least, 10 * log10(max(floor, values[index])) - zero)
            }
        }
    }
}

extension DecibelScale.Reference: LosslessStringConvertible {
    /// Reads a power, or the word `max`.
    package init?(_ description: String) {
        if description == "max" {
            self = .maximum
        } else if let power = Double(description), power >= 0 {
            self = .power(power)
        } else {
            return nil
        }
    }

    /// The power, or the word `max`.
    package var description: String {
        switch self {
        case .power(let power): "\(power)"
        case .maximum: "max"
        }
    }
}

extension DecibelScale.Reference: Codable {
    /// Reads a number, or the text `max`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let power = try? container.decode(Double.self) {
            self = .power(power)
        } else if (try? container.decode(String.self)) == "max" {
            self = .maximum
        } else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a power such as 1, or max for the largest one")
        }
    }

    /// Writes a number, or the text `max`.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .power(let power): try container.encode(power)
        case .maximum: try container.encode("max")
        }
    }
}
