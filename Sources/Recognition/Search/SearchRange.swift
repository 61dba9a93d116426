import Glibc
package import Tensors

/// The values that a search tries for one key of a recipe.
package struct SearchRange: Hashable, Sendable {
    /// The key.
    package let path: String
    /// Where its values come from.
    package let values: Values

    /// Sources of values.
    package enum Values: Hashable, Sendable {
        /// One of these, as one writes them on the command line.
        case choices([String])
        /// Any number between two, drawn evenly over the numbers or over their logarithms.
        case interval(ClosedRange<Double>, isLogarithmic: Bool, isWhole: Bool)
    }

    /// What a range looks like.
    package static let form =
        "KEY=A|B|C, KEY=LOW..HIGH or KEY=LOW..HIGH:log, for example optimizer.learningRate=1e-4..1e-2:log"

    /// Reads `KEY=A|B`, `KEY=LOW..HIGH` or `KEY=LOW..HIGH:log`.
    ///
    /// - Throws: `RecipeError` for a key that does not exist, or values that it cannot take.
    package init(text: String) throws(RecipeError) {
        guard let sign = text.firstIndex(of: "=") else {
            throw .contradiction("'\(text)' is not of the form \(Self.form)")
        }
        let key = try RecipeKey.named(String(text[..<sign]).trimmed)
        let wanted = String(text[text.index(after: sign)...]).trimmed
        path = key.path
        if let interval = try Self.interval(wanted, of: key) {
            values = interval
        } else {
            values = try Self.choices(wanted, of: key)
        }
    }

    private static func choices(_ text: String, of key: RecipeKey) throws(RecipeError) -> Values {
        let choices = text.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
        var scratch = Recipe()
        for choice in choices { try key.set(text: choice, in: &scratch) }
        guard Set(choices).count == choices.count else {
            throw .contradiction("\(key.path): '\(text)' names a value twice")
        }
        return .choices(choices)
    }

    private static func interval(_ text: String, of key: RecipeKey) throws(RecipeError) -> Values? {
        let isLogarithmic = text.hasSuffix(":log")
        let ends = (isLogarithmic ? String(text.dropLast(4)) : text).split(
            separator: "..", omittingEmptySubsequences: false)
        guard ends.count == 2, let low = Double(ends[0]), let high = Double(ends[1]) else {
            if isLogarithmic { throw .contradiction("\(key.path): '\(text)' is not of the form LOW..HIGH:log") }
            return nil
        }
        guard low < high, !isLogarithmic || low > 0 else {
            let need = isLogarithmic ? "the first end above 0 and below the second" : "the first end below the second"
            throw .contradiction("\(key.path): '\(text)' needs \(need)")
        }
        var scratch = Recipe()
        for end in ends { try key.set(text: String(end), in: &scratch) }
        switch key.kind {
        case .integer: return .interval(low...high, isLogarithmic: isLogarithmic, isWhole: true)
        case .number: return .interval(low...high, isLogarithmic: isLogarithmic, isWhole: false)
        default: throw .contradiction("\(key.path): '\(text)' is an interval, but the key takes \(key.kind.allowed)")
        }
    }

    /// The range as one writes it on the command line.
    package var text: String {
        switch values {
        case .choices(let choices): path + "=" + choices.joined(separator: "|")
        case .interval(let range, let isLogarithmic, let isWhole):
            path + "=" + Self.text(range.lowerBound, isWhole) + ".." + Self.text(range.upperBound, isWhole)
                + (isLogarithmic ? ":log" : "")
        }
    }

    /// A value at random, as text.
    package func draw(using generator: inout SeededGenerator) -> String {
        switch values {
        case .choices(let choices): return choices[Int.random(in: 0..<choices.count, using: &generator)]
        case .interval(let range, let isLogarithmic, let isWhole):
            let share = Double.random(in: 0..<1, using: &generator)
            // A whole number owns the half unit on both sides of it, so that the ends are as likely as the others.
            let low = isWhole ? range.lowerBound - 0.5 : range.lowerBound
            let high = isWhole ? range.upperBound + 0.5 : range.upperBound
            let value = isLogarithmic ? low * pow(high / low, share) : low + (high - low) * share
            return Self.text(min(max(value.rounded(isWhole), range.lowerBound), range.upperBound), isWhole)
        }
    }

    /// The values of a grid: all choices, or so many points of an interval at equal distances, both ends among them.
    package func grid(points: Int) -> [String] {
        switch values {
        case .choices(let choices): return choices
        case .interval(let range, let isLogarithmic, let isWhole):
            var seen: Set<String> = []
            return (0..<points).map { index in
                let share = points == 1 ? 0.5 : Double(index) / Double(points - 1)
                let (low, high) = (range.lowerBound, range.upperBound)
                let value = isLogarithmic ? low * pow(high / low, share) : low + (high - low) * share
                return Self.text(value.rounded(isWhole), isWhole)
            }.filter { seen.insert($0).inserted }
        }
    }

    /// Four significant digits are more than a search can tell apart, and keep tables legible.
    private static func text(_ value: Double, _ isWhole: Bool) -> String {
        if isWhole || value == 0 { return "\(Int(value))" }
        let scale = pow(10, 3 - floor(log10(abs(value))))
        return "\((value * scale).rounded() / scale)"
    }
}

extension Double {
    /// The nearest whole number where one is wanted.
    fileprivate func rounded(_ isWhole: Bool) -> Double { isWhole ? rounded() : self }
}
