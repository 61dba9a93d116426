import Glibc

/// A mutex that the thread sanitizer can see.
///
/// The standard library's `Mutex` takes a contended lock inside a library that is built without the sanitizer, which then
/// reports what the lock protects as races. `Scripts/sanitize` puts this one into every module that uses a mutex, where it
/// hides the other.
struct Mutex<Value>: ~Copyable, @unchecked Sendable {
    private final class Storage {
        /// Not a property of its own: the sanitizer would take two threads that lock it for writers of that property.
        let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        var value: Value

        init(_ value: Value) {
            self.value = value
            pthread_mutex_init(lock, nil)
        }

        deinit {
            pthread_mutex_destroy(lock)
            lock.deallocate()
        }
    }

    private let storage: Storage

    init(_ value: sending Value) {
        storage = Storage(value)
    }

    borrowing func withLock<Result: ~Copyable, Fault: Error>(
        _ body: (inout sending Value) throws(Fault) -> sending Result
    ) throws(Fault) -> sending Result {
        pthread_mutex_lock(storage.lock)
        defer { pthread_mutex_unlock(storage.lock) }
        return try body(&storage.value)
    }

    borrowing func withLockIfAvailable<Result: ~Copyable, Fault: Error>(
        _ body: (inout sending Value) throws(Fault) -> sending Result
    ) throws(Fault) -> sending Result? {
        guard pthread_mutex_trylock(storage.lock) == 0 else { return nil }
        defer { pthread_mutex_unlock(storage.lock) }
        return try body(&storage.value)
    }
}
