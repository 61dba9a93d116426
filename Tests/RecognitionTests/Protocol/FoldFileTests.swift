import Corpora
import Foundation
import Recognition
import TestSupport
import Testing

@Suite struct FoldFileTests {
    private let folder: TemporaryFolder
    private let corpus = TestCorpus.values(speakers: 4)

    init() throws { folder = try TemporaryFolder() }

    private func write(_ name: String, _ text: String) throws -> String {
        let path = folder[name]
        try FileManager.default.createDirectory(
            at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private func folds(_ path: String) throws -> [Fold] {
        try EvaluationProtocol.folds(path).folds(of: corpus, randomSeed: 1)
    }

    @Test func aTableSaysWhichFoldTestsAClip() throws {
        let lines = corpus.clips.map { "\($0.id),\(($0.speaker == "01" || $0.speaker == "02") ? 1 : 2)" }
        let path = try write("folds.csv", "clip,fold\n" + lines.joined(separator: "\n") + "\n")
        let folds = try folds(path)
        #expect(folds.map(\.number) == [1, 2])
        #expect(folds[0].testSpeakers(in: corpus) == ["01", "02"])
        #expect(folds[0].training == folds[1].test)
        let rule = EvaluationProtocol.folds(path)
        #expect(
            rule.statement(for: folds, of: corpus)
                == "2 folds of folds.csv, 32 clips tested, each by a network that has never heard its speaker")
    }

    /// As spreadsheets write them: a mark of the byte order, semicolons or tabs, line ends of two bytes, columns of one's own.
    @Test(arguments: [",", ";", "\t"], ["\n", "\r\n"])
    func tablesOfSpreadsheetsAreRead(_ separator: String, _ lineEnd: String) throws {
        let plain = ["clip,fold"] + corpus.clips.map { "\($0.id),\($0.speaker < "03" ? 1 : 2)" }
        let rows =
            [["note", "Fold", "clip"]]
            + corpus.clips.map { ["a \"note\"", $0.speaker < "03" ? "1" : " 2 ", "\"\($0.id)\""] }
        let text = "\u{FEFF}" + rows.map { $0.joined(separator: separator) + lineEnd }.joined() + lineEnd
        #expect(
            try folds(write("sheet.csv", text)) == folds(write("plain.csv", plain.joined(separator: "\n"))))
    }

    @Test(arguments: [
        ("speaker,fold\n01,1\n", "line 1: expected the columns clip and fold"),
        ("", "line 1: expected the columns clip and fold"),
        (
            "clip;fold\nActor_01/03-01-01-01-01-01-01.wav;1\nActor_01/03-01-02-01-01-01-01.wav\n",
            "line 3: expected a clip"
        ),
        ("clip,fold\nnobody.wav,1\n", "line 2: the corpus has no clip nobody.wav"),
        ("clip,fold\n\"open,1\n", "a quote is opened and never closed"),
    ])
    func whatIsNoTableOfFoldsIsNamedWithItsLine(_ text: String, _ reason: String) throws {
        let path = try write("wrong.csv", text)
        let error = #expect(throws: CorpusError.self) { try folds(path) }
        #expect(error?.description.hasPrefix("\(path): \(reason)") == true, "\(error?.description ?? "")")
    }

    @Test func aTableThatSharesSpeakersSaysSo() throws {
        let lines = corpus.clips.enumerated().map { "\($1.fileName),\($0 % 2 + 1)" }
        let path = try write("odd.csv", "clip,fold\n" + lines.joined(separator: "\n"))
        let folds = try folds(path)
        #expect(folds.flatMap(\.test).sorted() == Array(corpus.clips.indices))
        #expect(
            EvaluationProtocol.folds(path).statement(for: folds, of: corpus).hasPrefix(
                "KNOWN SPEAKERS: 2 folds of odd.csv"))
    }

    @Test func listsOfEmoBoxAreReadAndALeakInThemIsSeen() throws {
        func list(_ clips: [Clip]) -> String {
            clips.map { "{\"key\": \"ravdess-\($0.fileName.dropLast(4))\", \"emo\": \"\($0.emotion.rawValue)\"}" }
                .joined(separator: "\n")
        }
        for fold in [1, 2] {
            let tested = corpus.clips.filter { ($0.speaker == "01" || $0.speaker == "02") == (fold == 1) }
            let others = corpus.clips.filter { !tested.contains($0) }
            _ = try write("lists/fold_\(fold)/ravdess_test_fold_\(fold).jsonl", list(tested))
            _ = try write("lists/fold_\(fold)/ravdess_train_fold_\(fold).jsonl", list(others) + "\n")
        }
        let folds = try folds(folder["lists"])
        #expect(folds.count == 2 && folds.allSatisfy { Overlap(of: $0, in: corpus).isEmpty })
        #expect(folds[1].testSpeakers(in: corpus) == ["03", "04"])
        _ = try write("lists/fold_2/ravdess_valid_fold_2.jsonl", list([corpus.clips[31]]))
        let leaking = try self.folds(folder["lists"])
        #expect(
            EvaluationProtocol.folds(folder["lists"]).statement(for: leaking, of: corpus)
                == "LEAKS: 2 folds of lists, 32 clips tested, 1 of them trained on by the same network")
    }

    @Test(arguments: [
        ("clip;fold\n", "every fold needs clips to test and clips to train on"),
        ("clip,fold\nnowhere.wav,1\n", "line 2: the corpus has no clip nowhere.wav"),
        ("clip,fold\nActor_01/03-01-01-01-01-01-01.wav,first\n", "line 2: expected a clip and a fold from 1"),
        (
            "clip,fold\nActor_01/03-01-01-01-01-01-01.wav,1\n03-01-01-01-01-01-01.wav,2\n",
            "line 3: 03-01-01-01-01-01-01.wav has a fold already"
        ),
        ("clip,fold\nActor_01/03-01-01-01-01-01-01.wav,1\n", "every fold needs clips to test and clips to train on"),
    ])
    func aTableThatDoesNotFitTellsTheLine(_ text: String, _ reason: String) throws {
        let path = try write("folds.csv", text)
        let error = #expect(throws: CorpusError.self) { try folds(path) }
        #expect(error?.description.hasPrefix("\(path): \(reason)") == true)
    }

    @Test func aMissingFileIsALine() {
        #expect(throws: CorpusError.self) { try folds("/no/such/file.csv") }
    }
}
