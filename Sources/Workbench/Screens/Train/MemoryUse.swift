import TextCanvas

/// How much memory the program takes.
package struct MemoryUse: Hashable, Sendable {
    /// Resident now, bytes.
    package let resident: Int
    /// Resident at most since the program was started, bytes.
    package let peak: Int

    /// Memory as the system tells it.
    package init(resident: Int, peak: Int) {
        self.resident = resident
        self.peak = peak
    }

    /// Both in MB of 10^6 bytes.
    var text: String { "memory \(Self.megabytes(resident)), peak \(Self.megabytes(peak))" }

    private static func megabytes(_ bytes: Int) -> String { "\(Format.count((bytes + 500_000) / 1_000_000)) MB" }
}
