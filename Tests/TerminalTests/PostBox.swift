import Dispatch
import Synchronization
import Testing
import Workbench

/// Collects what a runner posts and lets a test wait for it.
final class PostBox: Sendable {
    private let actions = Mutex<[Action]>([])
    private let posted = DispatchSemaphore(value: 0)

    /// Takes an action; from any thread.
    func post(_ action: Action) {
        actions.withLock { $0.append(action) }
        posted.signal()
    }

    /// Everything so far.
    var all: [Action] { actions.withLock { $0 } }

    /// Waits for the first action that a test is looking for.
    func first<Value>(
        seconds: Double = 60, _ find: (Action) -> Value?, location: SourceLocation = #_sourceLocation
    ) throws -> Value {
        while true {
            if let found = all.lazy.compactMap(find).first { return found }
            try #require(posted.wait(timeout: .now() + seconds) == .success, "nothing came", sourceLocation: location)
        }
    }
}
