extension Evaluation {
    /// The word before a result that is no estimate for new speakers, as its statement has it; nil of all others.
    package var mark: String? { leaks ? Self.mark(of: statement) : nil }

    /// The word that a statement of such a result begins with.
    static func mark(of statement: String) -> String {
        statement.hasPrefix("KNOWN SPEAKERS") ? "KNOWN SPEAKERS" : "LEAKS"
    }
}
