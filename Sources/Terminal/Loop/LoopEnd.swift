/// Why the event loop ended.
package enum LoopEnd: Hashable, Sendable {
    /// The user left.
    case quit
    /// A signal asked for the end.
    case signal(Int32)
    /// The terminal is gone.
    case hangUp
}
