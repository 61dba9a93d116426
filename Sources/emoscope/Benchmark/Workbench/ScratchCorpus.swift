import Audio
import Corpora
import Dispatch
import Glibc
import Recognition

/// A folder of clips made for a measurement, and removed after it.
///
/// Each clip is a noise of its own, so that none is a duplicate of another; what it sounds like plays no part.
final class ScratchCorpus {
    /// The folder of the clips.
    let path: String

    /// Makes a corpus.
    ///
    /// - Parameters:
    ///   - folder: where to make it; must not be there.
    ///   - clips: how many.
    ///   - seconds: the length of each.
    ///   - sampleRate: in Hz.
    init(at folder: String, clips: Int, seconds: Double, sampleRate: Int, threads: Int) throws {
        path = folder
        let names = Self.names(clips)
        for speaker in Set(names.map(\.folder)) { try Folder.make("\(folder)/\(speaker)") }
        let noise = Self.noise(samples: Int(seconds * Double(sampleRate)) + clips)
        let length = noise.count - clips
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            for index in stride(from: thread, to: clips, by: threads) {
                // The same noise from another sample on is another sound.
                let waveform = Waveform(samples: Array(noise[index..<index + length]), sampleRate: sampleRate)
                try? AudioFile.write(waveform, to: "\(folder)/\(names[index].folder)/\(names[index].file)")
            }
        }
    }

    deinit { try? Folder.delete(path) }

    /// Names of RAVDESS: emotions, intensities, statements and repetitions of 24 actors in turn; a folder a take and actor.
    private static func names(_ count: Int) -> [(folder: String, file: String)] {
        (0..<count).map { index in
            let (actor, rest) = (index % 24 + 1, index / 24)
            let stem = RAVDESS.stem(
                emotion: Emotion.allCases[rest % 8], intensity: rest / 8 % 2 == 0 ? .normal : .strong,
                statement: rest / 16 % 2 + 1, repetition: rest / 32 % 2 + 1, actor: actor)
            return ("Take_\(rest / 64)/Actor_\(actor)", stem + ".wav")
        }
    }

    /// Noise from a linear congruential generator: the same at each run.
    private static func noise(samples: Int) -> [Float] {
        var state: UInt64 = 1
        return (0..<samples).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(Int32(truncatingIfNeeded: state >> 32)) / Float(Int32.max) / 4
        }
    }
}
