import Glibc

/// What the kernel says that a process has cost so far.
struct ProcessFigures {
    /// Ticks of the processor over all threads.
    let ticks: Int
    /// Ticks of the first thread, which owns the terminal.
    let firstThreadTicks: Int
    /// Resident memory, MB (10^6 bytes).
    let megabytes: Double

    /// The figures of a process that runs.
    ///
    /// - Throws: `CommandFailure` where the system does not tell them.
    init(of process: pid_t) throws {
        ticks = try Self.ticks("/proc/\(process)/stat")
        firstThreadTicks = try Self.ticks("/proc/\(process)/task/\(process)/stat")
        let words = try Self.line("/proc/\(process)/statm").split(separator: " ")
        guard words.count > 1, let pages = Double(words[1]) else {
            throw CommandFailure.failed("/proc/\(process)/statm does not tell the memory")
        }
        megabytes = pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1e6
    }

    /// User and system time: the 12th and 13th word behind the name, which stands in brackets and may hold spaces.
    private static func ticks(_ path: String) throws -> Int {
        let words = try line(path).split(separator: ")").last?.split(separator: " ") ?? []
        guard words.count > 12, let user = Int(words[11]), let system = Int(words[12]) else {
            throw CommandFailure.failed("\(path) does not tell the time")
        }
        return user + system
    }

    private static func line(_ path: String) throws -> String {
        guard let file = fopen(path, "r") else { throw CommandFailure.failed("\(path) can't be read") }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 4096)
        guard fgets(&buffer, Int32(buffer.count), file) != nil else {
            throw CommandFailure.failed("\(path) is empty")
        }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
