import NeuralNetwork

/// What one thing that was measured took.
struct BenchmarkResult {
    /// What it is called: a recipe, a product's size, a kind of features.
    let name: String
    /// How many samples, or clips, one run deals with; `nil` where there is no such thing.
    var batch: Int?
    /// Floating-point operations of one run, as direct convolution needs them; `nil` where nobody counts them.
    var operations: Double?
    /// The times of the runs.
    let timings: Timings

    /// Billions of operations a second.
    var gigaflops: Double? { operations.map { $0 / timings.median / 1e9 } }
    /// Samples, or runs, a second.
    var perSecond: Double { Double(batch ?? 1) / timings.median }
}

/// All that `emoscope benchmark` measured.
struct BenchmarkReport {
    let kind: String
    let threads: Int
    /// What the kernels were made of.
    let instructions: InstructionSet
    /// What the processor can do at most on these threads, billions of operations a second.
    let peak: Double
    let results: [BenchmarkResult]

    /// One object; the keys are documented and stay.
    var json: JSONValue {
        [
            "kind": .string(kind), "threads": .integer(threads),
            "instructions": .string(instructions.rawValue), "peakGflops": Self.number(peak),
            "results": .array(results.map(json)), "machine": Machine.current.json,
        ]
    }

    private func json(_ result: BenchmarkResult) -> JSONValue {
        let times = result.timings
        return .object([
            ("name", .string(result.name)), ("batch", result.batch.map(JSONValue.integer) ?? .null),
            ("value", Self.number(times.median * 1000)), ("unit", "ms"), ("min", Self.number(times.shortest * 1000)),
            ("median", Self.number(times.median * 1000)), ("p99", Self.number(times.slowest * 1000)),
            ("cpu", Self.number(times.processorMedian * 1000)), ("runs", .integer(times.count)),
            ("perSecond", Self.number(result.perSecond)), ("gflops", result.gigaflops.map(Self.number) ?? .null),
            ("shareOfPeak", result.gigaflops.map { Self.number($0 / peak) } ?? .null),
        ])
    }

    private static func number(_ value: Double) -> JSONValue { .number((value * 10_000).rounded() / 10_000) }

    /// The same as a table, with a line about the machine.
    func printTable() {
        let machine = Machine.current
        StandardOutput.print(
            "\(machine.processor), \(machine.cores) cores; \(threads) \(threads == 1 ? "thread" : "threads"), \(instructions.rawValue), "
                + "peak \(Decimals.text(peak, 0)) GFLOP/s\n")
        let columns: [TextTable.Column] = [
            .left("name"), .right("batch"), .right("median ms"), .right("min"), .right("p99"), .right("cpu ms"),
            .right("a second"), .right("GFLOP/s"), .right("of peak"),
        ]
        StandardOutput.write(TextTable(columns: columns, rows: results.map(row)).text)
    }

    private func row(_ result: BenchmarkResult) -> [String] {
        let times = result.timings
        return [
            result.name, result.batch.map(String.init) ?? "-", Decimals.text(times.median * 1000, 3),
            Decimals.text(times.shortest * 1000, 3), Decimals.text(times.slowest * 1000, 3),
            Decimals.text(times.processorMedian * 1000, 3), Decimals.text(result.perSecond, 1),
            result.gigaflops.map { Decimals.text($0, 1) } ?? "-",
            result.gigaflops.map { Decimals.text($0 / peak, 2) } ?? "-",
        ]
    }
}
