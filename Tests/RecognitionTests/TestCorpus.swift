import Audio
import Corpora
import Foundation
import Recognition
import Tensors
import TestSupport

/// Small corpora for tests: values alone, or sounds on disk that a network can tell apart.
enum TestCorpus {
    /// Clips of the given speakers, without files; every speaker says every emotion `takes` times.
    static func values(speakers: Int, takes: Int = 1, emotions: [Emotion] = Emotion.allCases) -> Corpus {
        Corpus(
            root: "/corpus",
            clips: names(speakers: speakers, takes: takes, emotions: emotions).map { id, name in
                Clip(id: id, name: name, frames: 16000, sampleRate: 16000, contentDigest: Digest(of: id))
            })
    }

    /// Half a second to a second and a half of tone and noise a clip, its pitch and colour given by the emotion.
    static func make(
        at folder: String, speakers: Int, takes: Int = 2, emotions: [Emotion] = [.neutral, .angry, .sad],
        rate: Int = 8000
    ) throws -> Corpus {
        var generator = SeededGenerator(seed: 5)
        for (id, name) in names(speakers: speakers, takes: takes, emotions: emotions) {
            let emotion = Double(Emotion.allCases.firstIndex(of: name.emotion) ?? 0)
            let speaker = Double(name.speaker) ?? 1
            let count = Int(Double(rate) * Double.random(in: 0.5...1.5, using: &generator))
            let samples = (0..<count).map { index in
                let time = Double(index) / Double(rate)
                let tone = sin(2 * .pi * (200 + 250 * emotion + 10 * speaker) * time)
                return Float(0.2 * tone + 0.02 * Double.random(in: -1...1, using: &generator))
            }
            try FileManager.default.createDirectory(
                atPath: folder + "/Actor_\(name.speaker)", withIntermediateDirectories: true)
            try AudioFile.write(Waveform(samples: samples, sampleRate: rate), to: folder + "/" + id)
        }
        return try Corpus.scan(path: folder, threads: 2)
    }

    /// A recipe that trains in well under a second.
    static func smallRecipe(_ assignments: String...) throws -> Recipe {
        var recipe = Recipe.notebookFixed
        let small = [
            "name=small", "labels=emotion7", "audio.sampleRate=8000", "windows.length=0.2", "windows.perSecond=10",
            "features.mfcc.fftSize=256", "network.filters=4,8", "network.dense=16", "training.epochs=2",
            "training.batchSize=16", "protocol=speakers:2",
        ]
        for assignment in small + assignments { try recipe.apply(assignment: assignment) }
        return recipe
    }

    private static func names(speakers: Int, takes: Int, emotions: [Emotion]) -> [(String, ClipName)] {
        (1...speakers).flatMap { speaker in
            emotions.flatMap { emotion in
                (1...takes).map { take in
                    let code = (Emotion.allCases.firstIndex(of: emotion) ?? 0) + 1
                    let id = speaker < 10 ? "0\(speaker)" : "\(speaker)"
                    let statement = (take - 1) % 2 + 1
                    let repetition = (take - 1) / 2 + 1
                    let name = ClipName(
                        emotion: emotion, sex: speaker % 2 == 0 ? .female : .male, speaker: id, statement: statement,
                        repetition: repetition)
                    return ("Actor_\(id)/03-01-0\(code)-01-0\(statement)-0\(repetition)-\(id).wav", name)
                }
            }
        }
    }
}
