import Audio
import Features

/// Measures features of recorded clips on one thread; one run goes through all of them.
///
/// What starts from memory has the clips at 16 kHz; all else reads the files, as the programs do that it is compared with.
struct FeatureBenchmark {
    /// The sound files.
    let paths: [String]
    let stopwatch: Stopwatch

    private static let sampleRate = 16_000
    /// What the notebook takes for silence at 16 kHz.
    private static let maskThreshold = 0.0002

    func results() throws -> [BenchmarkResult] { try fromMemory() + fromFiles() + voices() }

    private func fromMemory() throws -> [BenchmarkResult] {
        let clips = try paths.map { try Self.resampled($0).samples }
        let mfcc = try Self.mfcc()
        let logMel = try LogMel(sampleRate: Self.sampleRate)
        let librosa = try LibrosaMFCC(sampleRate: Self.sampleRate)
        return [
            try measure("mfcc", clips) { _ = mfcc.matrix(of: $0) },
            try measure("logmel", clips) { _ = logMel.matrix(of: $0) },
            try measure("librosa-mfcc", clips) { _ = librosa.matrix(of: $0) },
        ]
    }

    private func fromFiles() throws -> [BenchmarkResult] {
        let mfcc = try Self.mfcc()
        let mask = EnvelopeMask(.init(threshold: Self.maskThreshold))
        return [
            try measure("file-mfcc", paths) { _ = mfcc.matrix(of: try Self.resampled($0).samples) },
            try measure("notebook-mfcc", paths) { path in
                _ = mfcc.matrix(of: mask.apply(to: try Self.resampled(path)).samples)
            },
        ]
    }

    private func voices() throws -> [BenchmarkResult] {
        let sets = try Dictionary(
            Set(paths.map { try AudioFile.info($0).sampleRate }).map { ($0, try EGeMAPS(sampleRate: $0)) },
            uniquingKeysWith: { first, _ in first })
        return [
            try measure("pitch-jitter-shimmer", paths) { path in
                let sound = try Sound(path)
                let pitch = PitchTracker().track(sound.samples, sampleRate: sound.rate)
                let pulses = GlottalPulses(of: sound.samples, sampleRate: sound.rate, pitch: pitch)
                _ = Jitter(of: pulses)
                _ = Shimmer(of: sound.samples, sampleRate: sound.rate, pulses: pulses)
            },
            try measure("hnr", paths) { path in
                let sound = try Sound(path)
                _ = Harmonicity(of: sound.samples, sampleRate: sound.rate)
            },
            try measure("formants", paths) { _ = FormantTrack(of: try AudioFile.read($0)) },
            try measure("intensity", paths) { path in
                let sound = try Sound(path)
                _ = IntensityTrack(of: sound.samples, sampleRate: sound.rate)
            },
            try measure("egemaps", paths) { path in
                let waveform = try AudioFile.read(path)
                _ = sets[waveform.sampleRate]?.functionals(of: waveform.samples)
            },
        ]
    }

    private func measure<Clip>(_ name: String, _ clips: [Clip], _ body: (Clip) throws -> Void) throws -> BenchmarkResult
    {
        let timings = try stopwatch.measure(warmUp: 1) { for clip in clips { try body(clip) } }
        return BenchmarkResult(name: name, batch: clips.count, timings: timings)
    }

    private static func mfcc() throws -> MFCC { try MFCC(MFCC.Options(fftSize: 512), sampleRate: sampleRate) }

    private static func resampled(_ path: String) throws -> Waveform {
        try Resampler.resample(try AudioFile.read(path), to: sampleRate)
    }

    /// A file's samples as the analyses of the voice take them.
    private struct Sound {
        let samples: [Float]
        let rate: Double

        init(_ path: String) throws {
            let waveform = try AudioFile.read(path)
            samples = waveform.samples
            rate = Double(waveform.sampleRate)
        }
    }
}
