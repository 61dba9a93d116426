import ArgumentParser
import Corpora
import Recognition

/// `emoscope export RUN --format F --out FILE`: what a run holds, for other programs.
struct ExportCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Export a run: tables as CSV, weights as safetensors, the network as ONNX.",
        discussion: """
            Tables are predictions, history or confusion matrix. Weights are those that the run's evaluation used; with \
            folds, of one fold (--fold). Keras's layout: dense [in x out], convolution [height x width x in x out]. \
            ONNX takes features as emoscope computes them, unscaled, and gives logits and probabilities. Of several \
            random seeds (train --seeds) ONNX gives the mean of the probabilities, as the evaluation does, with its \
            logarithms as logits, and safetensors all networks, their names beginning with seed1., seed2., and so on; \
            --seed takes one network alone.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case csv, safetensors, onnx
    }

    @Argument(
        help: ArgumentHelp("Directory or name of a run, the beginning of a name, or latest.", valueName: "run"))
    var runName: String

    @Option(help: "csv, safetensors or onnx.")
    var format: Format

    @Option(help: "With csv: which table, predictions, history or confusion.")
    var table: RunExport.Table = .predictions

    @Option(help: ArgumentHelp("With safetensors and onnx: which fold's network.", valueName: "n"))
    var fold: Int?

    @Option(
        help: ArgumentHelp("With safetensors and onnx: the network of one random seed alone, from 1.", valueName: "n"))
    var seed: Int?

    @Option(help: ArgumentHelp("File to write; replaced where it exists.", valueName: "file"))
    var out: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "With onnx: sounds whose features and probabilities are written beside it, to check other programs by.",
            valueName: "file"))
    var examples: [String] = []

    @Flag(help: "Print one JSON object: run, format, out, bytes.")
    var json = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        if !examples.isEmpty, format != .onnx { throw ValidationError("--examples: belongs to --format onnx") }
    }

    func run() throws {
        let found = try RunList.find(runName, in: common.storage.runs)
        let bytes: [UInt8]
        switch format {
        case .csv: bytes = try Array(RunExport.csv(table, of: found).utf8)
        case .onnx:
            let fold = try chosenFold(of: found)
            bytes = try RunExport.onnx(of: found, fold: fold, seed: try chosenSeed(of: found))
            if !examples.isEmpty { try writeExamples(of: found, fold: fold) }
        case .safetensors:
            bytes = try RunExport.weights(
                of: found, fold: try chosenFold(of: found), seed: try chosenSeed(of: found))
        }
        try AtomicFile.write(bytes, to: Workspace.absolute(out))
        if json {
            let report: JSONValue = [
                "run": .string(found.directory), "format": .string(format.rawValue), "out": .string(out),
                "bytes": .integer(bytes.count),
            ]
            StandardOutput.print(report.text)
        } else {
            StandardOutput.print("\(out): \(ByteCount.text(bytes.count))")
        }
    }

    /// Writes features and probabilities of sounds to `OUT.examples.safetensors`.
    private func writeExamples(of run: Run, fold: Int) throws {
        let sounds = examples.map { Workspace.absolute($0) }
        let bytes = try RunExport.examples(
            of: run, fold: fold, seed: seed, sounds: sounds, threads: common.threadCount)
        try AtomicFile.write(bytes, to: Workspace.absolute(out) + ".examples.safetensors")
    }

    private func chosenSeed(of run: Run) throws -> Int? {
        if let seed, !(1...run.recipe.memberCount).contains(seed) {
            throw CommandFailure.wrongUsage("--seed \(seed): the run has 1 to \(run.recipe.memberCount)")
        }
        return seed
    }

    private func chosenFold(of run: Run) throws -> Int {
        let numbers = run.record.folds.map(\.number)
        if let fold, !numbers.contains(fold) {
            throw CommandFailure.wrongUsage(
                "--fold \(fold): the run has \(numbers.map(String.init).joined(separator: ", "))")
        }
        guard let chosen = fold ?? (numbers.count == 1 ? numbers[0] : nil) else {
            throw CommandFailure.wrongUsage("the run has \(numbers.count.counted("fold")): choose one with --fold")
        }
        return chosen
    }
}

extension RunExport.Table: ExpressibleByArgument {}
