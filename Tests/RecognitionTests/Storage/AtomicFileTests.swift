import Foundation
import Recognition
import TestSupport
import Testing

@Suite struct AtomicFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [0, 1, 4095, 4096, 4097, 100_000])
    func whatIsWrittenIsReadBack(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try AtomicFile.write(bytes, to: folder["a/b/file"])
        #expect(try AtomicFile.read(folder["a/b/file"]) == bytes)
        #expect(try Folder.names(in: folder["a/b"]) == ["file"], "a temporary file is left")
    }

    @Test func aFileIsReplacedAsAWhole() throws {
        try AtomicFile.write(String(repeating: "long ", count: 1000), to: folder["file"])
        try AtomicFile.write("short", to: folder["file"])
        #expect(try AtomicFile.read(folder["file"]) == Array("short".utf8))
    }

    @Test func aFaultSaysWhatAndWhereAndLeavesNothingBehind() throws {
        try AtomicFile.write("a file", to: folder["file"])
        #expect {
            try AtomicFile.write("x", to: folder["file/below"])
        } throws: { error in
            (error as? StorageError)?.reason == .notAFolder && "\(error)".contains(folder["file"])
        }
        #expect {
            try AtomicFile.read(folder["missing"])
        } throws: { error in
            (error as? StorageError)?.reason == .missing && "\(error)".contains(folder["missing"])
        }
        try Folder.make(folder["taken"])
        #expect(throws: StorageError.self) { try AtomicFile.write("x", to: folder["taken"]) }
        #expect(try Folder.names(in: folder.path) == ["file", "taken"])
    }

    @Test func severalThreadsMayWriteTheSameFile() throws {
        DispatchQueue.concurrentPerform(iterations: 50) { number in
            try? AtomicFile.write(String(repeating: "\(number % 10)", count: 10_000), to: folder["file"])
        }
        let bytes = try AtomicFile.read(folder["file"])
        #expect(bytes.count == 10_000 && Set(bytes).count == 1)
        #expect(try Folder.names(in: folder.path) == ["file"])
    }

    @Test func deletingTakesFoldersWholeAndLinksAlone() throws {
        try AtomicFile.write("x", to: folder["tree/a/b/file"])
        try AtomicFile.write("x", to: folder["kept/file"])
        try FileManager.default.createSymbolicLink(atPath: folder["tree/link"], withDestinationPath: folder["kept"])
        try Folder.delete(folder["tree"])
        try Folder.delete(folder["tree"])
        #expect(try Folder.names(in: folder.path) == ["kept"])
        #expect(try Folder.names(in: folder["kept"]) == ["file"])
    }
}
