package import Features
import Glibc

/// Computes what a recipe asks for of a stretch of sound, frame by frame.
package struct SoundFeatures: Sendable {
    private enum Spectral: Sendable {
        case mfcc(MFCC)
        case logMel(LogMelBands)
        case functionals(EGeMAPS)
    }

    /// The shortest sound that functionals can be measured of, s.
    private static let shortest = 0.06

    /// What the numbers of a frame are.
    package let columns: FrameColumns
    private let spectral: Spectral
    private let delta: RegressionDelta?
    private let sampleRate: Int
    /// Samples from one frame to the next.
    package let hopLength: Int
    /// Samples that a frame looks at.
    package let frameLength: Int

    /// Plans for a recipe.
    ///
    /// - Throws: `FeatureError` where its options cannot be met at its sample rate.
    package init(_ recipe: Recipe) throws(FeatureError) {
        let options = recipe.features
        sampleRate = recipe.audio.sampleRate
        switch options.kind {
        case .mfcc:
            let mfcc = try MFCC(options.mfcc, sampleRate: sampleRate)
            spectral = .mfcc(mfcc)
            columns = FrameColumns(bands: mfcc.coefficientCount, features: options)
            (hopLength, frameLength) = (mfcc.layout.hopLength, mfcc.layout.frameLength)
        case .logMel:
            let bands = try LogMelBands(options.logMel, sampleRate: sampleRate)
            spectral = .logMel(bands)
            columns = FrameColumns(bands: bands.bank.filterCount, features: options)
            hopLength = bands.hopLength
            frameLength = bands.layout.frameLength + bands.hopLength - bands.layout.hopLength
        case .functionals:
            spectral = .functionals(try EGeMAPS(sampleRate: sampleRate))
            columns = FrameColumns(vectorOf: EGeMAPS.functionalNames.count)
            (hopLength, frameLength) = (1, Int(Self.shortest * Double(sampleRate)))
        }
        delta = options.deltas > 0 ? try RegressionDelta(reach: options.deltaReach) : nil
    }

    /// What the bands of a frame are; nil where the numbers are no bands.
    package var bands: FeaturePlane.Bands? {
        switch spectral {
        case .mfcc: .coefficients
        case .logMel(let bands): .frequencies(bands.bank.centres.map { Float($0) })
        case .functionals: nil
        }
    }

    /// Frames of a sound; none for no sample. Of functionals there is one, for a sound that is long enough.
    package func frameCount(samples: Int) -> Int {
        switch spectral {
        case .mfcc(let mfcc): mfcc.frameCount(samples: samples)
        case .logMel(let bands): bands.frameCount(samples: samples)
        case .functionals: samples >= frameLength ? 1 : 0
        }
    }

    /// The features of every frame, written to `output` `[frames x columns.width]`.
    package func compute(_ samples: UnsafeBufferPointer<Float>, into output: UnsafeMutableBufferPointer<Float>) {
        let frames = frameCount(samples: samples.count)
        guard !columns.isPlain else { return computeSpectral(samples, frames: frames, into: output) }
        let bands = columns.bands
        var block = [Float](unsafeUninitializedCapacity: frames * bands) { buffer, initialized in
            computeSpectral(samples, frames: frames, into: buffer)
            initialized = frames * bands
        }
        for order in 0..<columns.blocks {
            if order > 0 { block = slopes(of: block, frames: frames) }
            write(block, width: bands, at: order * bands, frames: frames, into: output)
        }
        let track = columns.voices.isEmpty ? nil : VoiceColumns(samples, sampleRate: sampleRate, voices: columns.voices)
        for (index, voice) in columns.voices.enumerated() {
            let values = (0..<frames).map { frame in
                track?.value(voice, start: frame * hopLength, length: frameLength) ?? 0
            }
            write(values, width: 1, at: columns.blocks * bands + index, frames: frames, into: output)
        }
    }

    private func computeSpectral(
        _ samples: UnsafeBufferPointer<Float>, frames: Int, into output: UnsafeMutableBufferPointer<Float>
    ) {
        switch spectral {
        case .mfcc(let mfcc): mfcc.compute(samples, frames: 0..<frames, into: output)
        case .logMel(let bands): bands.compute(samples, into: output)
        case .functionals(let set):
            guard frames > 0 else { return }
            // A functional that is not defined must not spoil the vector.
            for (index, value) in set.functionals(of: Array(samples)).enumerated() {
                output[index] = value.isFinite ? Float(value) : 0
            }
        }
    }

    private func slopes(of block: [Float], frames: Int) -> [Float] {
        guard let delta, frames > 0 else { return block }
        return delta.matrix(of: FeatureMatrix(rows: frames, columns: columns.bands, values: block.map(Double.init)))
            .floats
    }

    private func write(
        _ block: [Float], width: Int, at column: Int, frames: Int, into output: UnsafeMutableBufferPointer<Float>
    ) {
        for frame in 0..<frames {
            let start = frame * columns.width + column
            _ = output[start..<start + width].update(fromContentsOf: block[frame * width..<(frame + 1) * width])
        }
    }
}

/// Level and voice of a sound at the times of its frames.
struct VoiceColumns {
    /// ln F0 of a sound without a voiced frame: 100 Hz.
    private static let silentPitch = log(100.0)
    /// Added to the mean square, so that silence has a logarithm.
    private static let leastEnergy = 1e-10

    private let samples: UnsafeBufferPointer<Float>
    private let sampleRate: Double
    private let track: PitchTrack?
    /// ln F0 of every frame of the track, carried over where there is no voice.
    private let pitches: [Double]

    /// The voice of a sound; F0 is looked for only where it is asked for.
    init(_ samples: UnsafeBufferPointer<Float>, sampleRate: Int, voices: [FrameColumns.Voice]) {
        self.samples = samples
        self.sampleRate = Double(sampleRate)
        let needsTrack = voices.contains(.pitch) || voices.contains(.voicing)
        track = needsTrack ? PitchTracker().track(Array(samples), sampleRate: Double(sampleRate)) : nil
        pitches = track.map(Self.carried) ?? []
    }

    /// ln F0 without gaps: linear between voiced frames, constant before the first and after the last.
    private static func carried(_ track: PitchTrack) -> [Double] {
        let voiced = track.frequencies.indices.filter(track.isVoiced)
        guard let first = voiced.first else { return track.frequencies.map { _ in silentPitch } }
        var pitches = [Double](repeating: log(track.frequencies[first]), count: track.frequencies.count)
        for (before, after) in zip(voiced, voiced.dropFirst() + [track.frequencies.count]) {
            let low = log(track.frequencies[before])
            let high = after < track.frequencies.count ? log(track.frequencies[after]) : low
            for frame in before..<after {
                pitches[frame] = low + (high - low) * Double(frame - before) / Double(after - before)
            }
        }
        return pitches
    }

    /// One voice feature of the frame that begins at a sample.
    func value(_ voice: FrameColumns.Voice, start: Int, length: Int) -> Float {
        switch voice {
        case .energy: Float(energy(start: start, length: length))
        case .pitch: frame(start, length).map { Float(pitches[$0]) } ?? Float(Self.silentPitch)
        case .voicing: frame(start, length).flatMap { track.map(\.strengths)?[$0] }.map { Float($0) } ?? 0
        }
    }

    /// The frame of the track nearest to the middle of a stretch.
    private func frame(_ start: Int, _ length: Int) -> Int? {
        guard let track, !track.frequencies.isEmpty else { return nil }
        let position = track.grid.position(of: (Double(start) + Double(length) / 2) / sampleRate).rounded()
        return max(0, min(track.frequencies.count - 1, Int(position)))
    }

    private func energy(start: Int, length: Int) -> Double {
        let end = min(samples.count, start + length)
        guard start < end else { return log(Self.leastEnergy) }
        var sum = 0.0
        for index in start..<end { sum += Double(samples[index]) * Double(samples[index]) }
        return log(sum / Double(end - start) + Self.leastEnergy)
    }
}
