import Glibc
import Testing

/// Runs `body` with the path of a new directory that is removed afterwards.
func withTemporaryDirectory(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/emoscope-audio-XXXXXX".utf8CString)
    let made = mkdtemp(&template)
    let path = String(cString: try #require(made))
    defer { remove(path) }
    try body(path)
}

/// The names in a directory, sorted.
func entries(of path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
}

/// All bytes of a file.
func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes[..<count])
}

/// Makes a file of bytes.
func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "wb") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
}

private func remove(_ directory: String) {
    for name in entries(of: directory) where Glibc.remove("\(directory)/\(name)") != 0 {
        remove("\(directory)/\(name)")
    }
    rmdir(directory)
}
