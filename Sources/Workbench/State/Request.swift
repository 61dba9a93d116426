/// The number of a request for background work. A result whose number is no longer awaited is dropped.
package struct Request: Hashable, Comparable, Sendable {
    /// Counts up from 1.
    package let number: Int

    /// A request of a number.
    package init(_ number: Int) { self.number = number }

    /// The older request has the smaller number.
    package static func < (first: Request, second: Request) -> Bool { first.number < second.number }
}

/// Hands out request numbers.
package struct RequestCounter: Hashable, Sendable {
    private var last = 0

    /// A counter whose first request is number 1.
    package init() {}

    /// The next number.
    package mutating func next() -> Request {
        last += 1
        return Request(last)
    }
}
