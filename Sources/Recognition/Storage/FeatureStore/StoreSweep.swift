import Glibc

/// Makes room in a store: deletes the results that were not used for longest.
struct StoreSweep {
    /// Where the results lie.
    let folder: String

    private struct Entry {
        let path: String
        let bytes: Int
        let used: Int
    }

    /// Sweeps if the results take up more than the capacity, down to four fifths of it.
    ///
    /// - Returns: the bytes that are left.
    func run(capacity: Int) -> Int {
        var entries = entries()
        var bytes = entries.reduce(0) { $0 + $1.bytes }
        guard bytes > capacity else { return bytes }
        entries.sort { $0.used < $1.used }
        for entry in entries {
            if bytes <= capacity / 5 * 4 { break }
            // Another process may sweep too; what is gone is gone for both.
            unlink(entry.path)
            bytes -= entry.bytes
        }
        return bytes
    }

    private func entries() -> [Entry] {
        var entries: [Entry] = []
        let now = Self.nanoseconds(Self.now())
        for part in (try? Folder.names(in: folder)) ?? [] {
            for name in (try? Folder.names(in: "\(folder)/\(part)")) ?? [] {
                let path = "\(folder)/\(part)/\(name)"
                var facts = stat()
                guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { continue }
                let used = Self.nanoseconds(facts.st_mtim)
                // What a killed process was writing.
                if name.hasPrefix("."), now - used > Self.patience {
                    unlink(path)
                } else {
                    entries.append(Entry(path: path, bytes: Int(facts.st_size), used: used))
                }
            }
        }
        return entries
    }

    /// Nobody writes one result for longer: ten minutes.
    private static let patience = 600 * 1_000_000_000

    private static func now() -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return time
    }

    private static func nanoseconds(_ time: timespec) -> Int { time.tv_sec * 1_000_000_000 + time.tv_nsec }
}
