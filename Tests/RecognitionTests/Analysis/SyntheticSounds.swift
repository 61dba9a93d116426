import Audio
import Corpora
import Glibc
import TestSupport

/// Sounds and small corpora that tests make for themselves.
enum SyntheticSounds {
    /// A sine with silence before and after it, a quarter of the length each.
    static func tone(_ frequency: Double, amplitude: Double = 0.5, seconds: Double = 1, rate: Int = 16000) -> Waveform {
        let count = Int(seconds * Double(rate))
        let samples = (0..<count).map { index in
            (count / 4..<count * 3 / 4).contains(index)
                ? Float(amplitude * sin(2 * .pi * frequency * Double(index) / Double(rate))) : 0
        }
        return Waveform(samples: samples, sampleRate: rate)
    }

    /// A voice-like sound: harmonics that fall by 12 dB an octave, all of the time.
    static func buzz(_ frequency: Double, seconds: Double = 1, rate: Int = 16000) -> Waveform {
        let samples = (0..<Int(seconds * Double(rate))).map { index in
            let phase = 2 * Double.pi * frequency * Double(index) / Double(rate)
            return Float((1...10).reduce(0) { $0 + 0.3 * sin(Double($1) * phase) / Double($1 * $1) })
        }
        return Waveform(samples: samples, sampleRate: rate)
    }

    /// Writes a tone for each speaker and emotion; the frequency rises with the emotion.
    static func corpus(in folder: TemporaryFolder, emotions: [Int] = [1, 3, 5], speakers: Int = 2) throws -> Corpus {
        for speaker in 1...speakers {
            for emotion in emotions {
                let name = "03-01-0\(emotion)-01-01-01-0\(speaker).wav"
                let frequency = 200.0 * Double(emotion) + Double(speaker)
                try AudioFile.write(tone(frequency, seconds: 0.4 + 0.1 * Double(speaker)), to: folder[name])
            }
        }
        return try Corpus.scan(path: folder.path, threads: 1, isStopped: { false })
    }
}
