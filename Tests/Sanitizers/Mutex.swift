import Glibc

/// A mutex that the thread sanitizer can see.
///
/// The standard library's `Mutex` takes a contended lock inside a library that is built without the sanitizer, which then
/// reports what the lock protects as races. `Scripts/sanitize` puts this one into every module that uses a mutex, where it
/// hides the other.
struct Mutex<Value>: ~Copyable, @unchecked Sendable {
    private final class Storage {
        var lock = pthread_mutex_t()
        var value: Value

        init(_ value: Value) {
            self.value = value
            pthread_mutex_init(&lock, nil)
        }
    }

    private let storage: Storage

    init(_ value: sending Value) {
        storage = Storage(value)
    }

    borrowing func withLock<Result: ~Copyable, Fault: Error>(
        _ body: (inout sending Value) throws(Fault) -> sending Result
    ) throws(Fault) -> sending Result {
        withUnsafeMutablePointer(to: &storage.lock) { _ = pthread_mutex_lock($0) }
        defer { withUnsafeMutablePointer(to: &storage.lock) { _ = pthread_mutex_unlock($0) } }
        return try body(&storage.value)
    }

    borrowing func withLockIfAvailable<Result: ~Copyable, Fault: Error>(
        _ body: (inout sending Value) throws(Fault) -> sending Result
    ) throws(Fault) -> sending Result? {
        guard withUnsafeMutablePointer(to: &storage.lock, { pthread_mutex_trylock($0) }) == 0 else { return nil }
        defer { withUnsafeMutablePointer(to: &storage.lock) { _ = pthread_mutex_unlock($0) } }
        return try body(&storage.value)
    }
}
