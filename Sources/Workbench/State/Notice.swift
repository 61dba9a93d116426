/// A message of the status line.
package struct Notice: Hashable, Sendable {
    /// How much it matters.
    package enum Weight: Hashable, Sendable { case done, warning, error }

    /// How much it matters.
    package let weight: Weight
    /// What it says.
    package let text: String

    /// A message of one line.
    package init(_ weight: Weight, _ text: String) {
        self.weight = weight
        self.text = text
    }
}

/// The messages of a session: the newest stays in the status line until the next key.
package struct Notices: Hashable, Sendable {
    /// How many are kept to be read again.
    package static let capacity = 100

    /// Newest last.
    package private(set) var all: [Notice] = []
    /// The one in the status line.
    package private(set) var shown: Notice?

    /// No messages yet.
    package init() {}

    /// Shows a message and keeps it.
    package mutating func post(_ weight: Notice.Weight, _ text: String) {
        let notice = Notice(weight, text)
        all.append(notice)
        if all.count > Self.capacity { all.removeFirst() }
        shown = notice
    }

    /// Takes the message out of the status line.
    package mutating func clearShown() { shown = nil }
}
