import Glibc

/// The time of a file's last change, as a whole number of nanoseconds since 1970.
enum FileTime {
    /// The time, or nil where there is no file.
    static func of(_ path: String) -> Int? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return facts.st_mtim.tv_sec * 1_000_000_000 + facts.st_mtim.tv_nsec
    }

    /// Gives a file another time; where the file system refuses, the file is just taken for changed later on.
    static func set(_ nanoseconds: Int, of path: String) {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        let time = timespec(tv_sec: seconds, tv_nsec: rest)
        let times = [time, time]
        _ = utimensat(AT_FDCWD, path, times, 0)
    }
}
