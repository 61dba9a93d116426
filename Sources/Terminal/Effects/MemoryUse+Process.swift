import Glibc
import Workbench

extension MemoryUse {
    /// What this process takes, from `/proc/self/status`; nil where the system has no such file.
    static var ofThisProcess: MemoryUse? {
        guard let file = fopen("/proc/self/status", "r") else { return nil }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 256)
        var found: [String: Int] = [:]
        while found.count < 2, fgets(&buffer, Int32(buffer.count), file) != nil {
            let line = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            // "VmHWM:     12345 kB"
            let words = line.split { " \t\n".contains($0) }
            guard words.count == 3, words[2] == "kB", let kibibytes = Int(words[1]) else { continue }
            if words[0] == "VmHWM:" || words[0] == "VmRSS:" { found[String(words[0])] = kibibytes * 1024 }
        }
        guard let resident = found["VmRSS:"], let peak = found["VmHWM:"] else { return nil }
        return MemoryUse(resident: resident, peak: max(peak, resident))
    }
}
