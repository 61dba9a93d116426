import Corpora
import Features
import Recognition

/// How results are written.
enum FeatureFormat: String, CaseIterable {
    case csv, json, npy
}

/// The computation and the writing of one file's features.
struct FeatureJob: Sendable {
    let extractor: FeatureExtractor
    let format: FeatureFormat
    /// Where results are kept from one time to the next.
    let store: FeatureStore
    /// Where each result gets a file of its own; nil: standard output.
    let folder: String?
    /// Whether rows say which file they belong to, because there are several.
    let namesPaths: Bool

    /// What became of a file.
    enum Outcome: Sendable {
        /// Bytes for standard output, empty where there is a file, and the names of their columns.
        case done([UInt8], columns: [String], warnings: [String])
        /// Why there is no result.
        case failed(String)
        /// Why nothing can be written any more.
        case unwritable(StorageError)
    }

    /// Computes and, where there is a folder, writes; for any thread.
    func outcome(of file: SoundInputs.File) -> Outcome {
        let table: FeatureTable
        do {
            table = try extractor.table(reading: file.path, holding: file.content, store: store)
        } catch {
            return .failed(Self.reason(error, path: file.path))
        }
        let heading = folder == nil || format != .csv ? "" : Self.heading(table.columns, namesPaths: false)
        let bytes = Array(heading.utf8) + text(of: table, path: file.path)
        guard let folder else { return .done(bytes, columns: table.columns, warnings: table.warnings) }
        do {
            try AtomicFile.write(bytes, to: "\(folder)/\(file.result)")
            return .done([], columns: table.columns, warnings: table.warnings)
        } catch {
            return .unwritable(error)
        }
    }

    /// What was printed so far.
    struct Printed: Sendable {
        /// Files that are done with.
        var files = 0
        /// Those of them that failed.
        var failures = 0
        /// The heading that stands above.
        var columns: [String]?
        /// What the user should know of files, and of how many, in the order in which it came up.
        var warnings: [(text: String, first: String, files: Int)] = []

        /// Takes up what is to be known of a file; files share a line.
        mutating func warn(_ text: String, of path: String) {
            if let known = warnings.firstIndex(where: { $0.text == text }) {
                warnings[known].files += 1
            } else {
                warnings.append((text, path, 1))
            }
        }
    }

    /// Says what is to be known of the files, one line a fault however many have it.
    static func tell(_ printed: Printed) {
        for (text, first, files) in printed.warnings {
            let others = files > 1 ? " and \((files - 1).counted("other file"))" : ""
            Log.warning("\(first)\(others): \(text)")
        }
    }

    /// Prints what is to be printed of an outcome, in the order of the files.
    func report(_ outcome: Outcome, of file: SoundInputs.File, _ printed: inout Printed) throws {
        printed.files += 1
        switch outcome {
        case .unwritable(let error): throw error
        case .failed(let reason):
            report(path: file.path, failure: reason)
            printed.failures += 1
        case .done(let bytes, let columns, let warnings):
            for warning in warnings { printed.warn(warning, of: file.path) }
            if folder == nil && format == .csv && columns != printed.columns {
                StandardOutput.write(Self.heading(columns, namesPaths: namesPaths))
                printed.columns = columns
            }
            StandardOutput.write(bytes)
        }
    }

    /// Says that a file failed: a line for people, and an object for programs that read json.
    func report(path: String, failure: String) {
        if format == .json {
            StandardOutput.print((["path": .string(path), "error": .string(failure)] as JSONValue).text)
        }
        StandardError.message("\(path): \(failure)")
    }

    /// The fault without the path, which is told beside it.
    private static func reason(_ error: AnalysisError, path: String) -> String {
        if case .audio(let audio) = error { return audio.detail }
        return error.description
    }

    private static func heading(_ columns: [String], namesPaths: Bool) -> String {
        ((namesPaths ? ["path"] : []) + columns).map(CSV.field).joined(separator: ",") + "\n"
    }

    private func text(of table: FeatureTable, path: String) -> [UInt8] {
        switch format {
        case .npy: NumpyArray.bytes(of: table.matrix)
        case .csv: Array(csv(table.matrix, path: path).utf8)
        case .json: Array(json(table, path: path).utf8)
        }
    }

    private func csv(_ matrix: FeatureMatrix, path: String) -> String {
        let start = namesPaths && folder == nil ? CSV.field(path) + "," : ""
        var text = ""
        for row in 0..<matrix.rows {
            text += start
            for (index, value) in matrix.row(row).enumerated() { text += index == 0 ? "\(value)" : ",\(value)" }
            text += "\n"
        }
        return text
    }

    private func json(_ table: FeatureTable, path: String) -> String {
        let matrix = table.matrix
        let rows = (0..<matrix.rows).map { JSONValue.array(matrix.row($0).map { JSONValue.number($0) }) }
        let object: JSONValue = [
            "path": .string(path), "kind": .string(extractor.kind.rawValue), "rate": .integer(table.sampleRate),
            "shape": [.integer(matrix.rows), .integer(matrix.columns)],
            "columns": .array(table.columns.map { .string($0) }), "values": .array(rows),
        ]
        return object.text + "\n"
    }
}
