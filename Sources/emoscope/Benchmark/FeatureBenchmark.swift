import Features
import Glibc
import Tensors

/// Measures features of one clip from memory on one thread: 3.7 seconds at 16 kHz, a voice-like buzz with noise.
struct FeatureBenchmark {
    let seed: UInt64
    let stopwatch: Stopwatch

    private static let sampleRate = 16_000

    func results() throws -> [BenchmarkResult] {
        let clip = clip()
        let mfcc = try MFCC(MFCC.Options(fftSize: 512), sampleRate: Self.sampleRate)
        let logMel = try LogMel(sampleRate: Self.sampleRate)
        let librosa = try LibrosaMFCC(sampleRate: Self.sampleRate)
        return [
            BenchmarkResult(name: "mfcc", timings: try stopwatch.measure { _ = mfcc.matrix(of: clip) }),
            BenchmarkResult(name: "logmel", timings: try stopwatch.measure { _ = logMel.matrix(of: clip) }),
            BenchmarkResult(name: "librosa-mfcc", timings: try stopwatch.measure { _ = librosa.matrix(of: clip) }),
        ]
    }

    private func clip() -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<Self.sampleRate * 37 / 10).map { index in
            let time = Float(index) / Float(Self.sampleRate)
            let voice = (1...8).reduce(Float(0)) { $0 + sinf(2 * Float.pi * 140 * Float($1) * time) / Float($1) }
            return 0.1 * voice + Float.random(in: -0.01...0.01, using: &generator)
        }
    }
}
