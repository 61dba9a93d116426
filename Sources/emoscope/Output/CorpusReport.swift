import Corpora

/// What `emoscope scan` says about a corpus, in its three forms.
struct CorpusReport {
    let corpus: Corpus
    let labels: LabelScheme

    /// One object; the keys are documented and stay.
    var json: JSONValue {
        let counts = corpus.classCounts(labels)
        let classes = counts.map { count in
            (
                key: count.name,
                value: [
                    "clips": .integer(count.clips), "seconds": .seconds(count.seconds),
                    "meanSeconds": JSONValue(count.meanSeconds.map(JSONValue.rounded)),
                ] as JSONValue
            )
        }
        let problems = corpus.problems.map { problem in
            ["path": .string(problem.path), "kind": .string(problem.kind.rawValue), "detail": .string(problem.detail)]
                as JSONValue
        }
        let speakers = speakerCounts.map { speaker, clips, seconds in
            [
                "id": .string(speaker.id), "sex": .string(speaker.sex.rawValue), "clips": .integer(clips),
                "seconds": .seconds(seconds),
            ] as JSONValue
        }
        return [
            "path": .string(corpus.root), "labels": .string(labels.rawValue), "clips": .integer(corpus.clips.count),
            "speakers": .integer(speakers.count), "seconds": .seconds(corpus.seconds), "classes": .object(classes),
            "problems": .array(problems), "speakerList": .array(speakers),
        ]
    }

    /// A heading and one line a clip, as RFC 4180 has it.
    func printCSV() {
        StandardOutput.print("path,emotion,sex,label,speaker,statement,intensity,seconds")
        for clip in corpus.clips {
            let fields = [
                clip.id, clip.emotion.rawValue, clip.sex.rawValue, labels.label(of: clip), clip.speaker,
                String(clip.statement), clip.intensity.rawValue, Decimals.text(clip.seconds, 4),
            ]
            StandardOutput.print(fields.map(CSV.field).joined(separator: ","))
        }
        for problem in corpus.problems { StandardError.message(line(problem)) }
    }

    /// Counts and tables for people.
    func printTables() {
        let speakers = speakerCounts
        let females = speakers.filter { $0.speaker.sex == .female }.count
        StandardOutput.print(
            """
            \(corpus.root)
            \(corpus.clips.count.counted("clip")), \(speakers.count.counted("speaker")) (\(females) female, \
            \(speakers.count - females) male), \(Decimals.text(corpus.seconds, 1)) s

            """)
        let rows = corpus.classCounts(labels).map { count in
            [
                count.name, count.clips.grouped, Decimals.text(count.seconds, 1),
                count.meanSeconds.map { Decimals.text($0, 2) } ?? "-",
            ]
        }
        let columns: [TextTable.Column] = [.left(labels.rawValue), .right("clips"), .right("seconds"), .right("mean")]
        StandardOutput.write(TextTable(columns: columns, rows: rows).text)
        let count = corpus.problems.count
        StandardOutput.print(count == 0 ? "\nno problems" : "\n" + count.counted("problem"))
        for problem in corpus.problems { StandardOutput.print(StandardError.oneLine(line(problem))) }
    }

    private func line(_ problem: CorpusProblem) -> String {
        "\(problem.kind.rawValue): \(problem.path): \(problem.detail)"
    }

    private var speakerCounts: [(speaker: Speaker, clips: Int, seconds: Double)] {
        var counts: [String: (clips: Int, seconds: Double)] = [:]
        for clip in corpus.clips {
            let sofar = counts[clip.speaker] ?? (0, 0)
            counts[clip.speaker] = (sofar.clips + 1, sofar.seconds + clip.seconds)
        }
        return corpus.speakers.map { ($0, counts[$0.id]?.clips ?? 0, counts[$0.id]?.seconds ?? 0) }
    }
}

extension JSONValue {
    /// A duration, to a tenth of a millisecond.
    static func seconds(_ value: Double) -> JSONValue { .number(rounded(value)) }

    /// A number without digits that mean nothing.
    static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}

/// Fields of comma-separated values.
enum CSV {
    /// The field, quoted where it must be.
    ///
    /// Source: RFC 4180.
    static func field(_ text: String) -> String {
        let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
        guard text.unicodeScalars.contains(where: special.contains) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
