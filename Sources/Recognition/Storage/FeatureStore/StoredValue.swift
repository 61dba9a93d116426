/// A result that a ``FeatureStore`` can keep: it goes to bytes and comes back from them.
package protocol StoredValue: Sendable {
    /// Writes all of the value.
    func write(to writer: inout ByteWriter)

    /// Takes what ``write(to:)`` wrote; nil where the bytes make no sense.
    init?(from reader: inout ByteReader)
}
