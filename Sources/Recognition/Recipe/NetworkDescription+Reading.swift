import NeuralNetwork

extension NetworkDescription {
    /// Reads the layers of a recipe file, and says of a wrong one which it is and what is wrong with it.
    ///
    /// - Parameters:
    ///   - values: a table each.
    ///   - key: the key that they are the value of.
    init(_ values: [RecipeValue], key: String) throws(RecipeError) {
        var layers: [LayerDescription] = []
        for (index, value) in values.enumerated() {
            layers.append(try Self.layer(value, number: index + 1, key: key))
        }
        self.init(layers)
    }

    /// No option of a layer means anything beyond; sizes are multiplied with each other afterwards.
    private static let largestOption = 1 << 20

    private static func layer(_ value: RecipeValue, number: Int, key: String) throws(RecipeError) -> LayerDescription {
        func fault(_ detail: String) -> RecipeError {
            let kind = value.entries?["kind"].map { " (\($0.text))" } ?? ""
            return .wrongLayer(key: key, layer: "layer \(number)\(kind)", detail: detail, file: nil)
        }
        guard let entries = value.entries else {
            throw fault("a layer is a table: {\"kind\": \"dense\", \"units\": 64}")
        }
        let kinds = LayerKinds.all.map { $0.kind }
        guard let kind = entries["kind"] else {
            throw fault("kind is missing: one of \(kinds.joined(separator: ", "))")
        }
        guard LayerKinds.kind(named: kind.text) != nil else {
            let nearest = Spelling.nearest(to: kind.text, in: kinds).map { ", did you mean '\($0)'?" } ?? ""
            throw fault("there is no such kind\(nearest); it is one of \(kinds.joined(separator: ", "))")
        }
        for (option, value) in entries.sorted(by: { $0.key < $1.key }) {
            guard let number = value.firstNumber(beyond: largestOption) else { continue }
            throw fault("\(option): \(number) is too much; give a number up to \(largestOption)")
        }
        let layer: LayerDescription
        do { layer = try value.decode(LayerDescription.self) } catch {
            throw fault(fraction(in: entries) ?? reason(error))
        }
        // Options that a layer does not know would be passed over in silence.
        let known = RecipeValue(encoding: layer)?.entries ?? [:]
        if let unknown = entries.keys.sorted().first(where: { known[$0] == nil }) {
            let nearest = Spelling.nearest(to: unknown, in: known.keys.sorted()).map { ", did you mean '\($0)'?" } ?? ""
            throw fault("it has no option '\(unknown)'\(nearest)")
        }
        return layer
    }

    /// The option that has a fraction and must not: the decoder takes that for damage and does not name it.
    private static func fraction(in entries: [String: RecipeValue]) -> String? {
        for (name, value) in entries.sorted(by: { $0.key < $1.key }) {
            var whole = entries
            switch value {
            case .number: whole[name] = value.wholePart
            case .list(let values): whole[name] = .list(values.map(\.wholePart))
            default: continue
            }
            guard whole != entries, RecipeValue.table(whole).decoded(as: LayerDescription.self) != nil else { continue }
            return "option '\(name)' cannot be '\(value.text)': it takes whole numbers"
        }
        return nil
    }

    /// What a decoder found wrong, in words.
    private static func reason(_ error: any Error) -> String {
        func option(_ path: [any CodingKey]) -> String { path.first { $0.intValue == nil }?.stringValue ?? "it" }
        func noun(_ type: any Any.Type) -> String {
            switch type {
            case is Int.Type: "a whole number"
            case is Double.Type, is Float.Type: "a number"
            case is Bool.Type: "true or false"
            case is String.Type: "text"
            case is [Int].Type, is [any Any].Type: "a list of whole numbers"
            default: "of another kind"
            }
        }
        switch error {
        case DecodingError.keyNotFound(let key, _): return "option '\(key.stringValue)' is missing"
        case DecodingError.typeMismatch(let type, let context):
            return "option '\(option(context.codingPath))' must be \(noun(type))"
        case DecodingError.valueNotFound(let type, let context):
            return "option '\(option(context.codingPath))' must be \(noun(type))"
        case DecodingError.dataCorrupted(let context):
            return "option '\(option(context.codingPath))': \(context.debugDescription)"
        default: return "it cannot be read"
        }
    }
}

extension RecipeValue {
    /// A number without its fraction; anything else as it is.
    fileprivate var wholePart: RecipeValue {
        if case .number(let number) = self {
            Int(exactly: number.rounded()).map(RecipeValue.integer) ?? self
        } else {
            self
        }
    }

    /// The first number in it whose magnitude is beyond a limit, as text.
    fileprivate func firstNumber(beyond limit: Int) -> String? {
        switch self {
        case .integer(let value): value.magnitude > limit.magnitude ? text : nil
        case .number(let value): abs(value) <= Double(limit) ? nil : "\(value)"
        case .list(let values): values.lazy.compactMap { $0.firstNumber(beyond: limit) }.first
        case .table(let entries):
            entries.sorted { $0.key < $1.key }.lazy.compactMap { $0.value.firstNumber(beyond: limit) }.first
        case .flag, .text: nil
        }
    }
}
