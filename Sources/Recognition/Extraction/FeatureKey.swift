package import Features

/// One option of some kinds of features: its name, what it may be, what it means, and how it is read and set.
package struct FeatureKey: Sendable {
    /// The name in `--set NAME=VALUE`.
    package let name: String
    /// The kinds that have the option.
    package let kinds: Set<FeatureKind>
    /// What it does, in a line, with the unit.
    package let meaning: String
    /// What values it takes, in words.
    package let allowed: String
    let read: @Sendable (FeatureOptions) -> String
    let write: @Sendable (inout FeatureOptions, String) -> Bool

    /// The value in options, as one writes it.
    package func value(in options: FeatureOptions) -> String { read(options) }

    /// The key of a kind, also under its recipe's name (`features.mfcc.filterCount`); an unknown one fails with the
    /// nearest.
    package static func named(_ name: String, of kind: FeatureKind) throws(FeatureError) -> FeatureKey {
        let short = name.split(separator: ".").last.map(String.init) ?? name
        let own = keys(of: kind)
        if let key = own.first(where: { $0.name == short }) { return key }
        let nearest = Spelling.nearest(to: short, in: own.map(\.name)).map { ", did you mean '\($0)'?" } ?? ""
        throw FeatureError(
            "\(kind.rawValue) has no key '\(name)'\(nearest); it has \(own.map(\.name).joined(separator: ", "))")
    }

    /// The keys of a kind, in the order in which they are shown.
    package static func keys(of kind: FeatureKind) -> [FeatureKey] { all.filter { $0.kinds.contains(kind) } }
}

extension FeatureKey {
    /// Where a key's value stands in the options.
    typealias Member<Value> = any WritableKeyPath<FeatureOptions, Value> & Sendable

    /// A key whose value is read from text and written as text.
    static func value<Value: LosslessStringConvertible & SendableMetatype>(
        _ name: String, _ kinds: Set<FeatureKind>, _ member: Member<Value>, _ allowed: String, _ meaning: String
    ) -> FeatureKey {
        FeatureKey(name: name, kinds: kinds, meaning: meaning, allowed: allowed, read: { "\($0[keyPath: member])" }) {
            guard let value = Value($1) else { return false }
            $0[keyPath: member] = value
            return true
        }
    }

    /// A key whose value is a number in a range.
    static func number<Value: LosslessStringConvertible & Comparable & SendableMetatype & Sendable>(
        _ name: String, _ kinds: Set<FeatureKind>, _ member: Member<Value>, _ range: ClosedRange<Value>,
        _ meaning: String
    ) -> FeatureKey {
        FeatureKey(
            name: name, kinds: kinds, meaning: meaning, allowed: allowed(range), read: { "\($0[keyPath: member])" }
        ) {
            guard let value = Value($1), range.contains(value) else { return false }
            $0[keyPath: member] = value
            return true
        }
    }

    /// A key whose value is a number in a range, or left open with a word.
    static func number<Value: LosslessStringConvertible & Comparable & SendableMetatype & Sendable>(
        _ name: String, _ kinds: Set<FeatureKind>, _ member: Member<Value?>, _ range: ClosedRange<Value>,
        or word: String, _ meaning: String
    ) -> FeatureKey {
        FeatureKey(
            name: name, kinds: kinds, meaning: meaning, allowed: "\(allowed(range)), or \(word)",
            read: { $0[keyPath: member].map { "\($0)" } ?? word }
        ) {
            let value = Value($1)
            guard value.map(range.contains) ?? ($1 == word) else { return false }
            $0[keyPath: member] = value
            return true
        }
    }

    private static func allowed<Value>(_ range: ClosedRange<Value>) -> String {
        "a \(Value.self is Int.Type ? "whole number" : "number") from \(range.lowerBound) to \(range.upperBound)"
    }

    /// A key that may be left open with a word.
    static func open<Value: LosslessStringConvertible & SendableMetatype>(
        _ name: String, _ kinds: Set<FeatureKind>, _ member: Member<Value?>, _ allowed: String, or word: String,
        _ meaning: String
    ) -> FeatureKey {
        FeatureKey(
            name: name, kinds: kinds, meaning: meaning, allowed: "\(allowed), or \(word)",
            read: { $0[keyPath: member].map { "\($0)" } ?? word }
        ) {
            let value = Value($1)
            guard value != nil || $1 == word else { return false }
            $0[keyPath: member] = value
            return true
        }
    }

    /// A key that takes one of several words.
    static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ kinds: Set<FeatureKind>, _ member: Member<Choice>, _ meaning: String
    ) -> FeatureKey {
        let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        return FeatureKey(
            name: name, kinds: kinds, meaning: meaning, allowed: "one of \(words)",
            read: { $0[keyPath: member].rawValue }
        ) {
            guard let value = Choice(rawValue: $1) else { return false }
            $0[keyPath: member] = value
            return true
        }
    }
}
