import FoundationEssentials
import Glibc

/// The files of a run, and how its JSON is written and read.
package enum RunFile {
    /// What the run says of itself.
    package static let record = "run.json"
    /// The recipe.
    package static let recipe = "recipe.json"
    /// What a classifier needs beside the weights.
    package static let model = "model.json"
    /// The measures of every epoch.
    package static let metrics = "metrics.csv"
    /// The weights of the best epoch.
    package static let best = "best.safetensors"
    /// The weights and the state of the optimizer after the last finished epoch.
    package static let last = "last.safetensors"
    /// What was said of every tested clip.
    package static let predictions = "predictions.csv"
    /// What was said of the clips that windows were drawn from.
    package static let knownPredictions = "known-predictions.csv"
    /// Which clip was on which side.
    package static let clips = "clips.csv"
    /// The figures.
    package static let evaluation = "evaluation.json"

    /// A value as the JSON of a run: keys sorted, so that the same value gives the same bytes.
    static func encode(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(value) else { preconditionFailure("the values of a run are finite") }
        return String(decoding: bytes, as: UTF8.self) + "\n"
    }

    /// Reads a JSON file of a run.
    static func decode<Value: Decodable>(_ type: Value.Type, _ file: String, in directory: String) throws(RunError)
        -> Value
    {
        let text = try text(file, in: directory)
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch let error as RecipeError {
            throw .corrupt(run: directory, file: file, detail: error.description)
        } catch {
            throw .corrupt(run: directory, file: file, detail: "this is not what the program wrote")
        }
    }

    /// Reads a text file of a run.
    static func text(_ file: String, in directory: String) throws(RunError) -> String {
        do {
            return String(decoding: try AtomicFile.read(directory + "/" + file), as: UTF8.self)
        } catch {
            throw .corrupt(run: directory, file: file, detail: error.reason == .missing ? "missing" : "\(error.reason)")
        }
    }
}

extension RunFile {
    /// Whether a directory of a run holds a file.
    static func exists(_ file: String, in directory: String) -> Bool { access(directory + "/" + file, F_OK) == 0 }
}
