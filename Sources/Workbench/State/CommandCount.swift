/// The number that repeats the next command or names its row.
///
/// Plain digits switch screens, so a count begins with alt and a digit and goes on with plain ones: `alt-4 2 G`.
package struct CommandCount: Hashable, Sendable {
    /// Longer counts are cut here: no list is longer, and no arithmetic with them can overflow.
    package static let limit = 9_999_999

    /// The number so far; nil when none was begun.
    package private(set) var value: Int?

    /// No count.
    package init() {}

    /// Takes a key as the next digit. Returns whether it was one.
    package mutating func take(_ key: Key) -> Bool {
        guard case .character(let character) = key.code, let digit = character.wholeNumberValue, character.isASCII
        else { return false }
        if key.modifiers == .alt {
            value = min((value ?? 0) * 10 + digit, Self.limit)
            return true
        }
        guard key.modifiers.isEmpty, let value else { return false }
        self.value = min(value * 10 + digit, Self.limit)
        return true
    }

    /// Hands the number over and forgets it.
    package mutating func use() -> Int? {
        defer { value = nil }
        return value
    }
}
