import CKernels

/// The unsmoothed descriptors of one sound over time.
struct DescriptorContours {
    /// Places in `voice`.
    enum Voice {
        static let pitch = 0
        static let jitter = 1
        static let shimmer = 2
        static let harmonicity = 3
        static let secondHarmonic = 4
        static let thirdFormant = 5
        /// Of F1: frequency, bandwidth and level; three places on those of F2.
        static let formants = 6
        static let count = 15
    }

    /// `[10][20 ms frames]`: loudness, alpha ratio, Hammarberg index, two slopes, flux, four cepstral coefficients.
    private(set) var spectral = [[Double]](repeating: [], count: 10)
    /// `[15][60 ms frames]`, as `Voice` says; F0 in semitones above 27.5 Hz, 0 in unvoiced frames.
    private(set) var voice = [[Double]](repeating: [], count: Voice.count)
    /// 60 ms frames whose F0 was decided before the sound ended, which are those that openSMILE's functionals see.
    private(set) var decidedFrames = 0
    /// Mean over the 20 ms frames of the mean square of the samples.
    private(set) var meanSquare = 0.0

    /// 60 ms frames.
    var voiceFrames: Int { voice[0].count }

    init(of samples: [Float], as set: EGeMAPS) {
        guard set.long.count(in: samples.count) > 0 else { return }
        // openSMILE's samples are 16-bit integers over 32767.
        let scaled = samples.map { sample in
            let bounded = sample.isFinite ? min(32767, max(-32768, sample * 32768)) : 0
            return bounded.rounded(.towardZero) / 32767
        }
        scaled.withUnsafeBufferPointer { scaled in
            let formants = describeSpectrum(scaled, set)
            describeVoice(scaled, set, formants: formants)
        }
    }

    /// Fills `spectral`; returns the formants `[frames x 10]`, five frequencies and five bandwidths.
    private mutating func describeSpectrum(_ samples: UnsafeBufferPointer<Float>, _ set: EGeMAPS) -> [Double] {
        let frames = set.short.count(in: samples.count)
        for column in spectral.indices { spectral[column].reserveCapacity(frames) }
        var formants = [Double](repeating: 0, count: 10 * frames)
        var predictor = FormantPredictor.Workspace(set.formants)
        var flux = SpectralFlux(binCount: set.bands.fluxBins)
        guard let base = samples.baseAddress else { return [] }
        let binCount = set.short.binCount
        withAlignedDoubles(count: set.short.fftSize) { input in
            withAlignedDoubles(count: 2 * binCount) { bins in
                withAlignedDoubles(count: binCount + AuditoryBands.bandCount) { power in
                    for frame in 0..<frames {
                        meanSquare += ck_mean_square(base + frame * set.short.hop, set.short.length)
                        _ = set.short.transform(base, frame: frame, input: input, bins: bins)
                        ck_power_spectrum(bins, binCount, 1, power)
                        append(power, energies: power + binCount, flux: flux.next(power), set)
                        formants.withUnsafeMutableBufferPointer { formants in
                            guard let place = formants.baseAddress.map({ $0 + 10 * frame }) else { return }
                            set.formants.find(in: bins, &predictor, frequencies: place, bandwidths: place + 5)
                        }
                    }
                }
            }
        }
        meanSquare /= Double(frames)
        return formants
    }

    private mutating func append(
        _ power: UnsafePointer<Double>, energies: UnsafeMutablePointer<Double>, flux: Double, _ set: EGeMAPS
    ) {
        set.auditory.filter(power, into: energies)
        spectral[0].append(set.auditory.loudness(energies))
        spectral[1].append(set.bands.alphaRatio(power))
        spectral[2].append(set.bands.hammarbergIndex(power))
        let slopes = set.bands.levelSlopes(power)
        spectral[3].append(slopes.low)
        spectral[4].append(slopes.middle)
        spectral[5].append(flux)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: AuditoryBands.coefficientCount) { coefficients in
            guard let base = coefficients.baseAddress else { return }
            set.auditory.cepstrum(energies, into: base)
            for (index, coefficient) in coefficients.enumerated() { spectral[6 + index].append(coefficient) }
        }
    }

    /// Fills `voice`: frames wait in a ring until their F0 is decided.
    private mutating func describeVoice(
        _ samples: UnsafeBufferPointer<Float>, _ set: EGeMAPS, formants: [Double]
    ) {
        let frames = set.long.count(in: samples.count)
        for column in voice.indices { voice[column].reserveCapacity(frames) }
        var ring = VoiceFrameRing(set)
        var smoother = PitchSmoother()
        var variation = PeriodVariation(frames: set.long, sampleRate: set.sampleRate)
        func finish(_ contours: inout Self, upTo decided: [Double]) {
            for frame in contours.voiceFrames..<decided.count {
                let frequency = ring.isAudible(frame) ? decided[frame] : 0
                let (jitter, shimmer) = variation.next(samples, frequency: frequency)
                contours.appendVoice(ring.describe(frame, frequency: frequency, formants: formants[(10 * frame)...]))
                contours.voice[Voice.jitter].append(jitter)
                contours.voice[Voice.shimmer].append(shimmer)
            }
        }
        for frame in 0..<frames {
            smoother.add(ring.analyse(samples, frame: frame))
            finish(&self, upTo: smoother.decided)
        }
        decidedFrames = smoother.decided.count
        smoother.finish()
        finish(&self, upTo: smoother.decided)
    }

    private mutating func appendVoice(_ values: VoiceFrameRing.Description) {
        voice[Voice.pitch].append(values.semitones)
        voice[Voice.harmonicity].append(values.harmonicity)
        voice[Voice.secondHarmonic].append(values.secondHarmonic)
        voice[Voice.thirdFormant].append(values.thirdFormant)
        for (index, value) in values.formants.enumerated() { voice[Voice.formants + index].append(value) }
    }
}

/// Change of the magnitudes from frame to frame.
private struct SpectralFlux {
    private var previous: [Double]
    private var hasPrevious = false

    init(binCount: Int) { previous = [Double](repeating: 0, count: binCount) }

    /// Root of the mean squared difference from the frame before; 0 in the first frame.
    mutating func next(_ power: UnsafePointer<Double>) -> Double {
        let sum = ck_magnitude_change(power, previous.count, &previous)
        defer { hasPrevious = true }
        return hasPrevious ? (sum / Double(previous.count)).squareRoot() : 0
    }
}
