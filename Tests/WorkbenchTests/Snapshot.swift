import Glibc
import Testing
import Workbench

/// Compares the picture of a screen with its text file in `Golden`.
///
/// With `EMOSCOPE_RECORD_SNAPSHOTS=1` in the environment the file is written anew; read the difference before
/// committing it.
func expectSnapshot(
    _ name: String, _ store: TestStore, location: SourceLocation = #_sourceLocation, file: String = #filePath
) {
    let size = "\(store.state.width)x\(store.state.height)"
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    let path = "/\(folder)/Golden/\(name)-\(size).txt"
    expectFile(path, holds: store.screen.joined(separator: "\n") + "\n", location: location)
}

/// Compares a text with what a file of this repository holds, or writes it where snapshots are recorded.
func expectFile(_ path: String, holds text: String, location: SourceLocation = #_sourceLocation) {
    if getenv("EMOSCOPE_RECORD_SNAPSHOTS") != nil {
        #expect(write(text, to: path), "cannot write \(path)", sourceLocation: location)
        return
    }
    guard let expected = contents(of: path) else {
        Issue.record("there is no \(path)", sourceLocation: location)
        return
    }
    #expect(text == expected, "\(path) should hold:\n\(text)", sourceLocation: location)
}

private func contents(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
        bytes += buffer.prefix(count)
    }
}

private func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    defer { fclose(file) }
    return fputs(text, file) >= 0
}
