import Foundation
import TestSupport

/// A folder of clips for stories about the command line, made without the program that is tested.
struct CorpusFolder {
    let folder: TemporaryFolder

    /// The folder of clips.
    var path: String { folder["clips"] }

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// Adds a clip of a tone whose pitch makes it differ from the others.
    func addTone(_ name: String, frequency: Double, seconds: Double = 0.2, rate: Int = 16000) throws {
        let count = Int(seconds * Double(rate))
        let samples = (0..<count).map { Int16(8000 * sin(2 * .pi * frequency * Double($0) / Double(rate))) }
        try add(name, Self.wav(samples, rate: rate))
    }

    /// Adds a file of any content.
    func add(_ name: String, _ bytes: [UInt8]) throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    /// The paths and contents of all files below a folder, to see what has changed.
    static func contents(of folder: String) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            contents[path] = FileManager.default.contents(atPath: folder + "/" + path)
        }
        return contents
    }

    /// A WAV file of 16-bit samples.
    static func wav(_ samples: [Int16], rate: Int = 16000) -> [UInt8] {
        func little(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(value >> (8 * $0) & 0xFF) } }
        let sound = samples.flatMap { little(Int(UInt16(bitPattern: $0)), 2) }
        let format = little(1, 2) + little(1, 2) + little(rate, 4) + little(2 * rate, 4) + little(2, 2) + little(16, 2)
        return Array("RIFF".utf8) + little(36 + sound.count, 4) + Array("WAVEfmt ".utf8) + little(16, 4) + format
            + Array("data".utf8) + little(sound.count, 4) + sound
    }
}

extension ProgramRun {
    /// The one JSON object on standard output.
    ///
    /// - Throws: if there is anything else.
    func json() throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(standardOutput.utf8))
        guard let members = object as? [String: Any] else { throw CocoaError(.coderReadCorrupt) }
        return members
    }

    /// The lines on standard error.
    var messages: [String] { standardError.split(separator: "\n").map(String.init) }
}
