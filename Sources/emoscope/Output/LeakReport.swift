import Corpora
import Recognition

/// One recipe under a protocol that leaks and under one that does not, side by side.
struct LeakReport {
    /// One training under one protocol, what its two sides share, and how much there was of either.
    struct Side {
        let report: EvaluationReport
        let overlap: Overlap
        let amount: TrainingAmount?
    }

    let leaking: Side
    let honest: Side

    private var sides: [Side] { [leaking, honest] }
    private var difference: Double { leaking.report.uar - honest.report.uar }

    /// The report for people.
    var text: String {
        let caution = honest.report.caution.map { "\n" + $0 + "\n" } ?? ""
        return figures + caution + "\n" + amounts + "\n"
            + sides.map { "\($0.report.protocol): \($0.report.statement)\n" }.joined() + "\n" + verdict + "\n"
    }

    /// The report for scripts.
    var json: JSONValue {
        [
            "leaking": leaking.json, "honest": honest.json,
            "difference": [
                "accuracy": .number(leaking.report.accuracy - honest.report.accuracy), "uar": .number(difference),
                "isSameAmount": .bool(isSameAmount),
            ],
            "verdict": .string(verdict), "caution": honest.report.caution.map(JSONValue.string) ?? .null,
        ]
    }

    private var isSameAmount: Bool {
        guard let one = leaking.amount, let two = honest.amount else { return false }
        return one.isSame(as: two)
    }

    private var verdict: String {
        LeakVerdict.text(
            points: Decimals.text(100 * difference, 1), leaking: leaking.amount, honest: honest.amount,
            protocolText: honest.report.protocol, expected: "a UAR of \(Decimals.text(honest.report.uar, 3))")
    }

    private var figures: String {
        let rows = sides.map { side in
            let ends = side.report.interval["uar"] ?? []
            return [
                side.report.protocol, Decimals.text(side.report.accuracy, 3), Decimals.text(side.report.uar, 3),
                ends.count == 2 ? "\(Decimals.text(ends[0], 3)) to \(Decimals.text(ends[1], 3))" : "-",
                Decimals.text(side.report.chance, 3),
            ]
        }
        return TextTable(
            columns: [
                .left("protocol"), .right("accuracy"), .right("UAR"), .left("95 % by speaker"), .right("chance"),
            ], rows: rows
        ).text
    }

    private var amounts: String {
        let rows = sides.map { side in
            [
                side.report.protocol, side.amount?.training ?? "-", side.amount?.test ?? "-",
                "\(side.overlap.clips.counted("clip")), \(side.overlap.speakers.counted("speaker"))",
            ]
        }
        return TextTable(
            columns: [
                .left("protocol"), .left("each network trained on"), .left("tested on"), .left("of these trained on"),
            ], rows: rows
        ).text
    }
}

extension LeakReport.Side {
    /// The side with its keys in the order in which they are documented.
    fileprivate var json: JSONValue {
        [
            "evaluation": report.json,
            "overlap": [
                "tested": .integer(overlap.tested), "clips": .integer(overlap.clips),
                "duplicates": .integer(overlap.duplicates), "speakers": .integer(overlap.speakers),
            ],
            "trainedOn": amount.map { amount -> JSONValue in
                ["clips": Self.ends(amount.trainingClips), "speakers": Self.ends(amount.trainingSpeakers)]
            } ?? .null,
            "testedOn": amount.map { amount -> JSONValue in
                ["clips": .integer(amount.testClips), "speakers": .integer(amount.testSpeakers)]
            } ?? .null,
        ]
    }

    private static func ends(_ range: ClosedRange<Int>) -> JSONValue {
        .array([.integer(range.lowerBound), .integer(range.upperBound)])
    }
}
