import Glibc

/// Marks a run as being worked on, for as long as the process lives: the kernel takes the mark away with the process.
final class RunLock: Sendable {
    private let file: Int32

    /// Takes the mark; nil where another process has it.
    init?(directory: String) {
        file = open(directory + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard file >= 0 else { return nil }
        if flock(file, LOCK_EX | LOCK_NB) != 0 {
            close(file)
            return nil
        }
    }

    deinit { close(file) }

    /// Whether some process has the mark now.
    static func isHeld(directory: String) -> Bool {
        let file = open(directory + "/.lock", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        if flock(file, LOCK_SH | LOCK_NB) == 0 { return false }
        return errno == EWOULDBLOCK
    }
}
