import ArgumentParser
import Glibc
import Recognition

/// `emoscope runs`: every run of the workspace, the newest first.
struct RunsCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "List the runs: their recipe, protocol, state and result.")

    @Flag(help: "Print one JSON object: folder, runs: [{run, name, state, recipe, protocol, statement, ...}].")
    var json = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let folder = common.storage.runs
        let runs = try RunList.read(in: folder)
        if json {
            let report: JSONValue = ["folder": .string(folder), "runs": .array(runs.map(\.json))]
            StandardOutput.print(report.text)
        } else if runs.isEmpty {
            StandardOutput.print("no runs in \(folder): emoscope train makes one")
        } else {
            StandardOutput.write(Self.table(runs))
            for run in runs { if let fault = run.fault { StandardOutput.print("\(run.name): \(fault)") } }
        }
    }

    private static func table(_ runs: [RunSummary]) -> String {
        let rows = runs.map { run in
            [
                run.name, run.state.rawValue, run.protocolText + (run.mark.map { " " + $0 } ?? ""),
                "\(run.epochs)/\(run.totalEpochs)", run.clips > 0 ? "\(run.clips)" : "",
                run.accuracy.map { Decimals.text($0, 3) } ?? "", run.uar.map { Decimals.text($0, 3) } ?? "",
                run.chance.map { Decimals.text($0, 3) } ?? "", ProgressLine.duration(run.seconds),
            ]
        }
        return TextTable(
            columns: [
                .left("run"), .left("state"), .left("protocol"), .right("epochs"), .right("clips"), .right("accuracy"),
                .right("UAR"), .right("chance"), .right("time"),
            ], rows: rows
        ).text
    }
}

extension RunSummary {
    /// The run with its keys in the order in which they are documented.
    var json: JSONValue {
        [
            "run": .string(path), "name": .string(name), "state": .string(state.rawValue), "recipe": .string(recipe),
            "protocol": .string(protocolText), "statement": .string(statement), "leaks": .bool(leaks),
            "corpus": .string(corpus), "started": .number(started), "seconds": .number(seconds),
            "epochs": .integer(epochs), "totalEpochs": .integer(totalEpochs), "clips": .integer(clips),
            "accuracy": JSONValue(accuracy), "uar": JSONValue(uar), "chance": JSONValue(chance),
            "fault": JSONValue(fault),
        ]
    }
}
