import Corpora
import Recognition

/// An evaluation for people: the figure never without its statement, its interval and the chance level.
struct EvaluationText {
    let report: EvaluationReport
    /// How many different clips there are, where several networks were asked about each; nil where one was.
    var differentClips: Int?

    /// The whole evaluation.
    var text: String { summary + "\n" + classTable + "\n" + confusionTable + foldTable + groupTable }

    /// What was measured how, and the figures.
    var summary: String {
        """
        \(report.statement)
        accuracy \(Self.figure(report.accuracy, report.interval["accuracy"])) on \(clips)
        UAR      \(Self.figure(report.uar, report.interval["uar"])), chance \(Decimals.text(report.chance, 3))
        macro F1 \(Self.figure(report.macroF1, report.interval["macroF1"]))
        \(calibration)\(report.caution.map { $0 + "\n" } ?? "")
        """
    }

    private var clips: String {
        guard let differentClips, differentClips != report.clips else { return report.clips.counted("clip") }
        return "\(differentClips.counted("clip")), \(report.clips.counted("answer")): several networks were asked about"
            + " each"
    }

    /// How far the networks are as sure as they are right; nothing where that was not measured.
    private var calibration: String {
        report.calibrationError.map { "expected calibration error \(Decimals.text($0, 3))\n" } ?? ""
    }

    /// Precision, recall and F1 of the classes that occur.
    var classTable: String {
        let rows = report.classes.map { result in
            [
                result.name, Decimals.text(result.precision, 3), Self.ends(result.interval?["precision"]),
                Decimals.text(result.recall, 3), Self.ends(result.interval?["recall"]),
                Decimals.text(result.f1, 3), Self.ends(result.interval?["f1"]), result.support.grouped,
            ]
        }
        let columns: [TextTable.Column] = [
            .left("class"), .right("precision"), .left("95 %"), .right("recall"), .left("95 %"), .right("F1"),
            .left("95 %"), .right("clips"),
        ]
        // Columns that say nothing anywhere, as with a single speaker, are left out.
        let shown = columns.indices.filter { column in column == 0 || rows.contains { $0[column] != "" } }
        return TextTable(
            columns: shown.map { columns[$0] }, rows: rows.map { row in shown.map { row[$0] } }
        ).text
    }

    /// Counts: rows are the true classes, columns the predicted ones, numbered in the order of the rows.
    var confusionTable: String {
        let numbers = report.classes.indices.map { "\($0 + 1)" }
        let rows = report.classes.indices.map { index in
            [numbers[index], report.classes[index].name] + report.confusion[index].map { $0 == 0 ? "." : $0.grouped }
        }
        return TextTable(
            columns: [.right(""), .left("true, across: predicted")] + numbers.map { .right($0) }, rows: rows
        ).text
    }

    /// The result of each fold, where there is more than one.
    private var foldTable: String {
        guard report.folds.count > 1 else { return "" }
        let rows = report.folds.map { fold in
            [
                "\(fold.fold)", fold.speakers.joined(separator: " "), fold.clips.grouped,
                Decimals.text(fold.accuracy, 3),
                Decimals.text(fold.uar, 3),
            ]
        }
        return "\n"
            + TextTable(
                columns: [.right("fold"), .left("speakers"), .right("clips"), .right("accuracy"), .right("UAR")],
                rows: rows
            ).text
    }

    /// The result by speaker, sex, intensity and sentence, each beside the UAR of guessing.
    private var groupTable: String {
        let groups = report.groups ?? []
        let rows = groups.filter { group in groups.count { $0.by == group.by } > 1 }.map { group in
            [
                "\(group.by.rawValue) \(group.name)", group.clips.grouped, Decimals.text(group.accuracy, 3),
                Decimals.text(group.uar, 3), Self.ends(group.interval?["uar"], unknown: "-"),
                Decimals.text(group.chance, 3),
            ]
        }
        guard !rows.isEmpty else { return "" }
        return "\n"
            + TextTable(
                columns: [
                    .left("part"), .right("clips"), .right("accuracy"), .right("UAR"), .left("95 %"), .right("chance"),
                ], rows: rows
            ).text
    }

    /// `0.251 to 0.375`.
    private static func ends(_ interval: [Double]?, unknown: String = "") -> String {
        guard let interval, interval.count == 2 else { return unknown }
        return "\(Decimals.text(interval[0], 3)) to \(Decimals.text(interval[1], 3))"
    }

    /// `0.312 (95 % by speaker: 0.251 to 0.375)`.
    static func figure(_ value: Double, _ interval: [Double]?) -> String {
        guard let interval, interval.count == 2 else { return Decimals.text(value, 3) }
        return "\(Decimals.text(value, 3)) (95 % by speaker: \(Decimals.text(interval[0], 3)) to"
            + " \(Decimals.text(interval[1], 3)))"
    }
}

extension EvaluationReport {
    /// The report with its keys in the order in which they are documented.
    var json: JSONValue {
        [
            "run": .string(run), "protocol": .string(self.protocol), "statement": .string(statement),
            "leaks": .bool(leaks), "clips": .integer(clips), "accuracy": .number(accuracy), "uar": .number(uar),
            "chance": .number(chance), "macroF1": .number(macroF1), "calibrationError": JSONValue(calibrationError),
            "caution": caution.map(JSONValue.string) ?? .null,
            "interval": Self.intervals(interval),
            "classes": .array(
                classes.map {
                    [
                        "name": .string($0.name), "precision": .number($0.precision), "recall": .number($0.recall),
                        "f1": .number($0.f1), "support": .integer($0.support),
                        "interval": Self.intervals($0.interval ?? [:]),
                    ]
                }),
            "confusion": .array(confusion.map { .array($0.map(JSONValue.integer)) }),
            "folds": .array(
                folds.map {
                    [
                        "fold": .integer($0.fold), "speakers": .array($0.speakers.map(JSONValue.string)),
                        "clips": .integer($0.clips), "accuracy": .number($0.accuracy), "uar": .number($0.uar),
                    ]
                }),
            "groups": .array(
                (groups ?? []).map {
                    [
                        "by": .string($0.by.rawValue), "name": .string($0.name), "clips": .integer($0.clips),
                        "accuracy": .number($0.accuracy), "uar": .number($0.uar), "chance": .number($0.chance),
                        "interval": Self.intervals($0.interval ?? [:]),
                    ]
                }),
        ]
    }

    private static func intervals(_ ends: [String: [Double]]) -> JSONValue {
        .object(ends.sorted { $0.key < $1.key }.map { (key: $0.key, value: .array($0.value.map(JSONValue.number))) })
    }
}
