import ArgumentParser
import Glibc
import NeuralNetwork
import Recognition

/// `emoscope benchmark KIND`: how fast this machine does what the program spends its time on.
struct BenchmarkCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract: "Measure training steps, inference, matrix products or features on this machine.",
        discussion: """
            step: a training step of three networks on 32 samples. inference: the same on batches of 1, 32 and 256 \
            samples. start: from the start of the process to the end of its first step. gemm: matrix products. \
            features: features of clips, on one thread, a run going through all of them. ui: the workbench in a pseudo-terminal: \
            from a key to the last byte of its frame while a training runs, idle, starts, memory, bytes. Times are medians over several \
            seconds; GFLOP/s count what direct convolution would need, and the share of the peak is of multiplications \
            and additions in registers, measured in the same run on the same threads: it may exceed 1.
            """)

    /// What can be measured.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case step, inference, start, gemm, features, ui
    }

    @Argument(help: "What to measure: \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: Kind

    @Flag(help: "Print one JSON object: kind, threads, peakGflops, results, machine.")
    var json = false

    @Option(help: ArgumentHelp("How long to measure each thing.", valueName: "seconds"))
    var seconds = 3.0

    @Option(
        help: ArgumentHelp(
            "Use no better instructions of the processor: \(InstructionSet.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "set"))
    var instructions: InstructionSet?

    @Option(
        help: ArgumentHelp(
            "Folder with the clips whose features are measured; the demo corpus unless given.", valueName: "dir"))
    var corpus: String?

    @Option(
        help: ArgumentHelp(
            "How many of the clips to take, evenly spaced; for ui: how many clips the large corpus has.",
            valueName: "count"))
    var clips: Int?

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        if let instructions, instructions > .best {
            throw ValidationError(
                "--instructions \(instructions.rawValue): this processor has \(InstructionSet.best.rawValue) at most")
        }
        guard seconds > 0, seconds <= 3600 else {
            throw ValidationError("--seconds \(seconds): give a number above 0 and at most 3600")
        }
        if let clips, clips < 1 { throw ValidationError("--clips \(clips): give a number of at least 1") }
        guard corpus == nil || kind == .features else {
            throw ValidationError("--corpus goes with features: \(kind.rawValue) needs no clips")
        }
    }

    func run() throws {
        Interruption.watch()
        if kind == .ui { return try measureWorkbench() }
        let team = Team(threads: kind == .features ? 1 : common.threadCount)
        if let instructions { InstructionSet.limit(to: instructions) }
        // Before the peak is measured: the start of the process is part of what one kind measures.
        let results = try results(team)
        let report = BenchmarkReport(
            kind: kind.rawValue, threads: team.threads, instructions: instructions ?? .best,
            peak: ProcessorPeak.gigaflops(team), results: results)
        if json { StandardOutput.print(report.json.text) } else { report.printTable() }
    }

    private func results(_ team: Team) throws -> [BenchmarkResult] {
        let stopwatch = Stopwatch(duration: seconds, fewest: 5)
        let networks = NetworkBenchmark(
            team: team, kernels: common.kernels, seed: UInt64(common.randomSeed ?? 1), stopwatch: stopwatch)
        return switch kind {
        case .step: try networks.steps()
        case .inference: try networks.inference()
        case .start: try networks.start()
        case .gemm: try ProductBenchmark(team: team, stopwatch: stopwatch).results()
        case .features:
            try FeatureBenchmark(paths: paths(), stopwatch: Stopwatch(duration: seconds, fewest: 3)).results()
        case .ui: []
        }
    }

    /// The workbench has figures of its own: waiting times, bytes and memory instead of operations.
    private func measureWorkbench() throws {
        let scratch = "\(common.storage.cache)/benchmark-\(getpid())"
        try Folder.make(scratch)
        defer { try? Folder.delete(scratch) }
        let benchmark = WorkbenchBenchmark(
            demo: try RecipeOptions.demoCorpus(common), largeCorpus: clips ?? 100_000, seconds: seconds,
            threads: common.threadCount, scratch: scratch)
        let figures = try benchmark.figures { Log.info("measuring \($0)") }
        guard json else {
            let columns: [TextTable.Column] = [
                .left("name"), .left("unit"), .right("median"), .right("min"), .right("p99"), .right("runs"),
            ]
            return StandardOutput.write(TextTable(columns: columns, rows: figures.map(\.row)).text)
        }
        let report: JSONValue = [
            "kind": "ui", "threads": .integer(common.threadCount), "results": .array(figures.map(\.json)),
            "machine": Machine.current.json,
        ]
        StandardOutput.print(report.text)
    }

    /// The sound files to measure with, in the order of their paths.
    private func paths() throws -> [String] {
        let folder = try corpus ?? RecipeOptions.demoCorpus(common)
        let found = try SoundInputs([folder], extension: "", catalogue: Catalogue(common.storage))
        if let failure = found.failures.first { throw CommandFailure.wrongUsage("\(failure.path): \(failure.reason)") }
        let paths = found.files.map(\.path).sorted()
        let count = min(clips ?? 10, paths.count)
        return (0..<count).map { paths[$0 * paths.count / count] }
    }
}

extension InstructionSet: ExpressibleByArgument {}
