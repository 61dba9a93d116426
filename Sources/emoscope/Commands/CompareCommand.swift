import ArgumentParser
import Corpora
import Recognition

/// `emoscope compare RUN RUN`: whether one run is better than another on the same clips, by more than chance.
struct CompareCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare two runs on the clips that both tested.",
        discussion: """
            The interval of the difference comes from a paired bootstrap over speakers (10,000 resamples): clips of one \
            speaker are not independent of each other. An interval that holds 0 is no proof of a difference.
            """)

    @Argument(help: "Directory or name of a run, the beginning of a name, or latest.")
    var first: String

    @Argument(help: "The run to compare with.")
    var second: String

    @Flag(help: "Print one JSON object: runs, clips, unshared, accuracy, uar: {first, second, difference, interval}.")
    var json = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        let runs = [
            try RunList.find(first, in: common.storage.runs), try RunList.find(second, in: common.storage.runs),
        ]
        let comparison = try RunComparison(runs[0], runs[1])
        if json {
            StandardOutput.print(Self.report(comparison, runs).text)
        } else {
            StandardOutput.write(Self.text(comparison, runs))
        }
    }

    private static func report(_ comparison: RunComparison, _ runs: [Run]) -> JSONValue {
        func figure(_ figure: RunComparison.Figure) -> JSONValue {
            [
                "first": .number(figure.first), "second": .number(figure.second),
                "difference": .number(figure.difference),
                "interval": figure.interval.map { .array([.number($0.low), .number($0.high)]) } ?? .null,
                "isMoreThanChance": .bool(figure.isMoreThanChance),
            ]
        }
        return [
            "runs": .array(runs.map { .string($0.directory) }),
            "statements": .array([comparison.first, comparison.second].map { .string($0.statement) }),
            "clips": .integer(comparison.first.predictions.count), "unshared": .integer(comparison.unshared),
            "accuracy": figure(comparison.accuracy), "uar": figure(comparison.uar),
            "mcNemar": [
                "firstOnly": .integer(comparison.mcNemar.firstOnly),
                "secondOnly": .integer(comparison.mcNemar.secondOnly), "p": .number(comparison.mcNemar.pValue),
            ],
            "verdict": .string(verdict(comparison)),
            "caution": comparison.caution.map(JSONValue.string) ?? .null,
        ]
    }

    private static func text(_ comparison: RunComparison, _ runs: [Run]) -> String {
        func row(_ name: String, _ figure: RunComparison.Figure) -> [String] {
            let interval = figure.interval.map { "\(Decimals.text($0.low, 3)) to \(Decimals.text($0.high, 3))" }
            return [
                name, Decimals.text(figure.first, 3), Decimals.text(figure.second, 3),
                Decimals.text(figure.difference, 3), interval ?? "-",
            ]
        }
        var text = "first   \(runs[0].name)\n        \(comparison.first.statement)\n"
        text += "second  \(runs[1].name)\n        \(comparison.second.statement)\n"
        text += "\(comparison.first.predictions.count.counted("clip")) that both tested"
        text += comparison.unshared > 0 ? ", \(comparison.unshared.grouped) that only one did\n\n" : "\n\n"
        text +=
            TextTable(
                columns: [
                    .left(""), .right("first"), .right("second"), .right("difference"), .left("95 % by speaker"),
                ],
                rows: [row("accuracy", comparison.accuracy), row("UAR", comparison.uar)]
            ).text
        if let caution = comparison.caution { text += caution + "\n" }
        let test = comparison.mcNemar
        text += "\n\(test.firstOnly.counted("clip", verb: "is", "are")) recognised by the first alone,"
        text += " \(test.secondOnly.grouped) by the second alone: p"
        text += test.pValue < 0.001 ? " < 0.001" : " = \(Decimals.text(test.pValue, 3))"
        text += " by McNemar's test,\nwhich takes clips of one speaker for independent of each other: p is too small.\n"
        return text + "\n" + verdict(comparison) + "\n"
    }

    private static func verdict(_ comparison: RunComparison) -> String {
        if comparison.first.leaks != comparison.second.leaks {
            return
                "One of the two has heard what it is tested on, or its speakers: the difference is one of protocols, not of"
                + " recipes."
        }
        let (first, second) = (comparison.first.protocolText, comparison.second.protocolText)
        let caution =
            first == second
            ? ""
            : "\nThey were trained under different protocols (\(first), \(second)): part of it may be what each heard."
        guard comparison.uar.interval != nil else {
            return "With one speaker nothing can be said about the difference for others."
        }
        let figure = comparison.uar
        let points = Decimals.text(100 * abs(figure.difference), 1)
        if figure.difference == 0 { return "Both have the same UAR." }
        let better = figure.difference > 0 ? "first" : "second"
        return figure.isMoreThanChance
            ? "The \(better) is better by \(points) points of UAR, more than the choice of speakers explains." + caution
            : "The \(better) is ahead by \(points) points of UAR, which is no more than the choice of speakers explains:"
                + " it may be chance." + caution
    }
}
