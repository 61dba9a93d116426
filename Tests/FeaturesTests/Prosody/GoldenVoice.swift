import Audio
import Foundation

/// One sound of the golden set, with what Praat and openSMILE say of it.
struct GoldenVoice: CustomStringConvertible {
    static let speech = ["speech1", "speech4", "speech16k"]
    static let synthetic = ["sine220", "pulses120", "hnr20", "vowel_a", "noise"]
    static let all = speech + synthetic + ["silence", "dc"]

    let name: String
    let waveform: Waveform
    var samples: [Float] { waveform.samples }
    var sampleRate: Double { Double(waveform.sampleRate) }
    var description: String { name }

    init(_ name: String) throws {
        self.name = name
        waveform = try AudioFile.read(try GoldenVoice.path("\(name)/sound.flac"))
    }

    /// A table of values, row by row; a missing file fails the test that asks for it.
    func table(_ table: String) throws -> [[Double]] {
        let about = try JSONDecoder().decode(
            Sidecar.self, from: Data(contentsOf: URL(filePath: try GoldenVoice.path("\(name)/\(table).json"))))
        let bytes = try Data(contentsOf: URL(filePath: try GoldenVoice.path("\(name)/\(table).f32")))
        let values = bytes.withUnsafeBytes { $0.bindMemory(to: Float.self).map(Double.init) }
        let columns = about.shape.count > 1 ? about.shape[1] : 1
        return stride(from: 0, to: values.count, by: columns).map { Array(values[$0..<$0 + columns]) }
    }

    /// One column of a table.
    func column(_ column: Int, of table: String) throws -> [Double] { try self.table(table).map { $0[column] } }

    private struct Sidecar: Decodable { let shape: [Int] }

    private struct Missing: Error { let path: String }

    private static func path(_ relative: String) throws -> String {
        guard let folder = Bundle.module.resourceURL else { throw Missing(path: relative) }
        return folder.appending(path: "Golden/voice/\(relative)").path
    }
}

/// Share of the pairs that satisfy a condition; 0 where there are none, so that nothing passes by having nothing to show.
func share(of pairs: [(Double, Double)], where isGood: (Double, Double) -> Bool) -> Double {
    pairs.isEmpty ? 0 : Double(pairs.filter { isGood($0.0, $0.1) }.count) / Double(pairs.count)
}
