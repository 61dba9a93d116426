import FoundationEssentials

/// A new folder that vanishes, with all that is in it, when the last reference to it does.
package final class TemporaryFolder: Sendable {
    /// The absolute path of the folder.
    package let path: String

    /// Makes an empty folder under the system's folder for temporary files.
    ///
    /// - Throws: what the file system answers.
    package init() throws {
        let root = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        path = "\(root)/emoscope-tests-\(UInt64.random(in: 0...UInt64.max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of something inside the folder; it need not exist.
    package subscript(name: String) -> String { "\(path)/\(name)" }

    /// Writes a text file inside the folder, with the folders on its way.
    ///
    /// - Throws: what the file system answers.
    package func write(_ name: String, _ text: String) throws {
        let file = self[name]
        if let slash = file.lastIndex(of: "/") {
            try FileManager.default.createDirectory(
                atPath: String(file[..<slash]), withIntermediateDirectories: true)
        }
        try Data(text.utf8).write(to: URL(filePath: file))
    }
}
