import Glibc

/// What the figures were measured on.
struct Machine {
    /// The processor as the system names it.
    let processor: String
    /// How many processors there are.
    let cores: Int

    /// This machine.
    static var current: Machine {
        Machine(processor: name ?? "unknown processor", cores: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    }

    var json: JSONValue { ["processor": .string(processor), "cores": .integer(cores)] }

    /// The model's name in /proc/cpuinfo, where there is one.
    private static var name: String? {
        guard let file = fopen("/proc/cpuinfo", "r") else { return nil }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 512)
        while fgets(&buffer, Int32(buffer.count), file) != nil {
            let line = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            guard line.hasPrefix("model name"), let colon = line.firstIndex(of: ":") else { continue }
            let name = line[line.index(after: colon)...].split(whereSeparator: \.isWhitespace)
            return name.joined(separator: " ")
        }
        return nil
    }
}
