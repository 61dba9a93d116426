extension RecipeKey {
    /// What values a key takes.
    package enum Kind: Hashable, Sendable {
        /// Whole numbers of a range.
        case integer(ClosedRange<Int>)
        /// Numbers of a range.
        case number(ClosedRange<Double>)
        /// True or false.
        case flag
        /// One of these words.
        case choice([String])
        /// Whole numbers of a range, separated by commas.
        case integers(ClosedRange<Int>)
        /// Numbers of a range, separated by commas.
        case numbers(ClosedRange<Double>)
        /// Layers of a network, each a table of its kind and options.
        case layers
        /// Text of a form that is described here.
        case text(form: String)

        /// What is allowed, in words.
        package var allowed: String {
            switch self {
            case .integer(let range): Self.words("a whole number", range, open: .max)
            case .number(let range): Self.words("a number", range, open: .infinity)
            case .flag: "true or false"
            case .choice(let words): words.count == 1 ? words[0] : "one of " + words.joined(separator: ", ")
            case .integers(let range):
                Self.words("whole numbers", range, open: .max) + ", separated by commas"
            case .numbers(let range):
                Self.words("numbers", range, open: .infinity) + ", separated by commas"
            case .layers: "a list of layers, each with its kind and options: [{\"kind\": \"dense\", \"units\": 64}]"
            case .text(let form): form
            }
        }

        private static func words<Bound>(_ noun: String, _ range: ClosedRange<Bound>, open: Bound) -> String {
            range.upperBound >= open
                ? "\(noun) of at least \(range.lowerBound)"
                : "\(noun) from \(range.lowerBound) to \(range.upperBound)"
        }

        /// The value that a text stands for, or nil where it does not fit.
        func parse(_ text: String) -> RecipeValue? {
            switch self {
            case .integer: Int(text).flatMap { fit(.integer($0)) }
            case .number: Double(text).flatMap { fit(.number($0)) }
            case .flag: ["true": .flag(true), "false": .flag(false)][text]
            case .choice, .text: fit(.text(text))
            case .layers: (text.isEmpty ? .list([]) : RecipeValue(json: text)).flatMap { fit($0) }
            case .integers:
                fit(.list(text.split(separator: ",").map { part in Int(part).map(RecipeValue.integer) ?? .text("") }))
            case .numbers:
                fit(.list(text.split(separator: ",").map { Double($0).map(RecipeValue.number) ?? .text("") }))
            }
        }

        /// The value in the key's own type, or nil where it does not fit.
        func fit(_ value: RecipeValue) -> RecipeValue? {
            switch (self, value) {
            case (.integer(let range), .integer(let number)): range.contains(number) ? value : nil
            case (.integer, .number(let number)): Int(exactly: number).flatMap { fit(.integer($0)) }
            case (.number(let range), .number(let number)): range.contains(number) ? value : nil
            case (.number, .integer(let number)): fit(.number(Double(number)))
            case (.flag, .flag): value
            case (.choice(let words), .text(let word)): words.contains(word) ? value : nil
            case (.integers(let range), .list(let values)):
                Self.fitting(values) { Kind.integer(range).fit($0) }
            case (.numbers(let range), .list(let values)):
                Self.fitting(values) { Kind.number(range).fit($0) }
            case (.text, .text), (.layers, .list): value
            default: nil
            }
        }

        /// The values in their own type, or nil where one does not fit.
        private static func fitting(
            _ values: [RecipeValue], _ fit: (RecipeValue) -> RecipeValue?
        ) -> RecipeValue? {
            let fitting = values.compactMap(fit)
            return fitting.count == values.count ? .list(fitting) : nil
        }
    }
}
