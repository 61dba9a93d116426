import Foundation
import TestSupport

/// A corpus that a small network learns in a second, and a workspace for its runs.
struct TrainingFolder {
    let corpus: CorpusFolder
    let home: TemporaryFolder

    /// What makes training short; in front of a story's own arguments.
    static let small =
        ["--recipe", "notebook-fixed"]
        + [
            "labels=emotion7", "audio.sampleRate=8000", "windows.length=0.2", "windows.perSecond=10",
            "features.mfcc.fftSize=256", "network.filters=4,8", "network.dense=16", "training.epochs=2",
            "training.batchSize=16",
        ].flatMap { ["--set", $0] }

    /// Tones of three pitches, one an emotion, by four speakers.
    init() throws {
        corpus = try CorpusFolder()
        home = try TemporaryFolder()
        for speaker in 1...4 {
            for (emotion, pitch) in [(1, 200.0), (4, 700), (5, 1200)] {
                for take in 1...2 {
                    try corpus.addTone(
                        "Actor_0\(speaker)/03-01-0\(emotion)-01-0\(take)-01-0\(speaker).wav",
                        frequency: pitch + 10 * Double(speaker) + Double(take), seconds: 0.6 + 0.2 * Double(take),
                        rate: 8000)
                }
            }
        }
    }

    /// Trains with the small options and the given ones.
    func train(_ arguments: String...) throws -> ProgramRun {
        try emoscope(["train", "--corpus", corpus.path] + Self.small + arguments)
    }

    /// Runs the program with this workspace.
    func emoscope(_ arguments: [String]) throws -> ProgramRun {
        try ProgramRun.emoscope(arguments, home: home, seconds: 120)
    }

    /// The bytes of a file of a run under the home folder.
    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: home[name])) }
}
