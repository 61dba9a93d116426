import Audio
import Features

extension FeatureExtractor {
    /// `[frames x 3]`: time, F0, strength; no row where the sound is shorter than three periods of the floor.
    func pitch(of sound: Waveform) -> FeatureTable {
        let found = PitchTracker(options.voice.pitch).track(
            sound.samples, sampleRate: Double(sound.sampleRate))
        return track(
            ["F0final", "strength"], at: found.grid, sound,
            rows: zip(found.frequencies, found.strengths).map { [$0, $1] },
            needs: (3 / options.voice.pitch.floor, "three periods of pitchFloor"))
    }

    /// `[frames x 2]`: time, level; no row where the sound is shorter than the window.
    func level(of sound: Waveform) -> FeatureTable {
        let found = IntensityTrack(
            of: sound.samples, sampleRate: Double(sound.sampleRate), options: options.voice.intensity)
        return track(
            ["intensity"], at: found.grid, sound, rows: found.levels.map { [$0] },
            needs: (6.4 / options.voice.intensity.floor, "6.4 periods of intensityFloor"))
    }

    /// `[frames x 1 + 2 formants]`: time, then frequency and bandwidth of each; not a number where a frame lacks one.
    func formants(of sound: Waveform) -> FeatureTable {
        let found = FormantTrack(of: sound, options: options.voice.formants)
        let count = options.voice.formants.formantCount
        let rows = found.frames.map { frame in
            (0..<count).flatMap { number in
                number < frame.count ? [frame[number].frequency, frame[number].bandwidth] : [.nan, .nan]
            }
        }
        let columns = (1...count).flatMap { ["F\($0)frequency", "F\($0)bandwidth"] }
        return track(columns, at: found.grid, sound, rows: rows, needs: (0, "a sample"))
    }

    /// `[1 x numbers]`; not a number where the sound holds nothing to measure.
    func voice(of sound: Waveform) -> FeatureTable {
        let measures = VoiceMeasures(of: sound, options: options.voice).measures
        let needed = 3 / options.voice.pitch.floor
        return clip(
            measures.map(\.name), measures.map { $0.value ?? .nan }, sound,
            sound.duration < needed ? [Self.shortage(of: sound, needed, "three periods of pitchFloor")] : [])
    }

    /// `[frames x 26]`: time, then the descriptors.
    func descriptors(of sound: Waveform) throws(FeatureError) -> FeatureTable {
        let matrix = try analyses.analysis(at: sound.sampleRate).descriptors(of: sound.samples)
        let values = (0..<matrix.rows).flatMap { [Double($0) * 0.01] + matrix.row($0) }
        return FeatureTable(
            columns: ["time"] + EGeMAPS.descriptorNames,
            matrix: FeatureMatrix(rows: matrix.rows, columns: matrix.columns + 1, values: values),
            sampleRate: sound.sampleRate, warnings: shortWarnings(sound))
    }

    /// `[1 x 88]`; not a number where the sound is shorter than 60 ms.
    func functionals(of sound: Waveform) throws(FeatureError) -> FeatureTable {
        let values = try analyses.analysis(at: sound.sampleRate).functionals(of: sound.samples)
        return clip(EGeMAPS.functionalNames, values, sound, shortWarnings(sound))
    }

    private func shortWarnings(_ sound: Waveform) -> [String] {
        sound.duration < 0.06 ? ["shorter than the 60 ms that eGeMAPS needs: nothing is defined"] : []
    }

    private func track(
        _ columns: [String], at grid: FrameGrid, _ sound: Waveform, rows: [[Double]],
        needs: (seconds: Double, reason: String)
    ) -> FeatureTable {
        let warnings = rows.isEmpty ? [Self.shortage(of: sound, needs.seconds, needs.reason)] : []
        let values = rows.enumerated().flatMap { [grid.time($0)] + $1 }
        return FeatureTable(
            columns: ["time"] + columns,
            matrix: FeatureMatrix(rows: rows.count, columns: columns.count + 1, values: values),
            sampleRate: sound.sampleRate, warnings: warnings)
    }

    /// Why there is nothing to tell of a sound.
    private static func shortage(of sound: Waveform, _ needed: Double, _ reason: String) -> String {
        func milliseconds(_ seconds: Double) -> String { "\((seconds * 10_000).rounded() / 10) ms" }
        return
            "\(milliseconds(sound.duration)) long, shorter than \(reason), \(milliseconds(needed)): nothing is defined"
    }

    private func clip(
        _ columns: [String], _ values: [Double], _ sound: Waveform, _ warnings: [String] = []
    ) -> FeatureTable {
        FeatureTable(
            columns: columns, matrix: FeatureMatrix(rows: 1, columns: values.count, values: values),
            sampleRate: sound.sampleRate, warnings: warnings)
    }
}
