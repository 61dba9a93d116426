import FoundationEssentials

/// A value as it stands in a recipe file or on the command line, before its key has said what it must be.
package indirect enum RecipeValue: Hashable, Sendable {
    /// A whole number.
    case integer(Int)
    /// A number with a fraction.
    case number(Double)
    /// True or false.
    case flag(Bool)
    /// A word or a longer text.
    case text(String)
    /// Several values in order.
    case list([RecipeValue])
    /// Values by name, as a JSON object or a TOML table.
    case table([String: RecipeValue])

    /// The value as one writes it on the command line: lists are separated by commas.
    package var text: String {
        switch self {
        case .integer(let value): "\(value)"
        case .number(let value): value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
        case .flag(let value): value ? "true" : "false"
        case .text(let value): value
        case .list(let values) where values.contains(where: \.isTable): json
        case .list(let values): values.map(\.text).joined(separator: ",")
        case .table: json
        }
    }
}

extension RecipeValue {
    private var isTable: Bool { if case .table = self { true } else { false } }

    /// The values by name; nil where this is no table.
    var entries: [String: RecipeValue]? { if case .table(let entries) = self { entries } else { nil } }
}

extension RecipeValue: Codable {
    /// Reads whatever the decoder holds; the key table judges it afterwards.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let values = try? container.decode([RecipeValue].self) {
            self = .list(values)
        } else {
            self = .table(try container.decode([String: RecipeValue].self))
        }
    }

    /// Writes the plain value, without a tag for its type.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .flag(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let values): try container.encode(values)
        case .table(let values): try container.encode(values)
        }
    }
}

extension RecipeValue {
    /// The value that a JSON text describes; nil where it is not JSON.
    init?(json: String) {
        guard let value = try? JSONDecoder().decode(RecipeValue.self, from: Data(json.utf8)) else { return nil }
        self = value
    }

    /// Any value in the form that it would have in a file.
    init?(encoding value: some Encodable) {
        guard let bytes = try? JSONEncoder().encode(value) else { return nil }
        self.init(json: String(decoding: bytes, as: UTF8.self))
    }

    /// The value that this describes, or what is wrong with it.
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: JSONEncoder().encode(self))
    }

    /// The value that this describes, of a type that reads itself; nil where it does not fit.
    func decoded<Value: Decodable>(as type: Value.Type) -> Value? {
        try? decode(type)
    }

    /// The value as JSON, on one line, keys sorted.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(self) else { return "null" }
        return String(decoding: bytes, as: UTF8.self)
    }
}
