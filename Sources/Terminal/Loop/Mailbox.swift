import Synchronization

/// Where background work leaves its results for the thread that owns the terminal.
package final class Mailbox<Letter: Sendable>: Sendable {
    private let waiting = Mutex<[Letter]>([])
    private let wake: @Sendable () -> Void
    private let merge: @Sendable (_ earlier: Letter, _ later: Letter) -> Letter?

    /// An empty mailbox.
    ///
    /// - Parameters:
    ///   - wake: called when a letter comes into the empty box; from any thread.
    ///   - merge: makes one letter out of two that came one after the other, such as news of the same progress; nil
    ///     where both matter. Nothing is merged unless told.
    package init(
        wake: @escaping @Sendable () -> Void,
        merge: @escaping @Sendable (_ earlier: Letter, _ later: Letter) -> Letter? = { _, _ in nil }
    ) {
        self.wake = wake
        self.merge = merge
    }

    /// Leaves a letter; from any thread.
    package func post(_ letter: Letter) {
        let wasEmpty = waiting.withLock { waiting in
            if let last = waiting.last, let merged = merge(last, letter) {
                waiting[waiting.count - 1] = merged
                return false
            }
            waiting.append(letter)
            return waiting.count == 1
        }
        if wasEmpty { wake() }
    }

    /// Takes all letters, in their order.
    package func takeAll() -> [Letter] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
