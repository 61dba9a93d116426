/// Options that can't be met, in one line: which, what is wrong with it, what would do.
package struct FeatureError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line for the user.
    package let description: String

    /// A fault of the options.
    package init(_ description: String) { self.description = description }

    /// Throws unless a condition on an option holds.
    static func check(_ holds: Bool, _ description: @autoclosure () -> String) throws(FeatureError) {
        if !holds { throw FeatureError(description()) }
    }
}
