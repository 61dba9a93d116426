/// Background work that did not succeed, as one line for the user: what, where, and what to do.
package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line.
    package let description: String

    /// A failure told in one line.
    package init(_ description: String) { self.description = description }
}
