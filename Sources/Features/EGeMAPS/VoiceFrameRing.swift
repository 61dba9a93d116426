import CKernels
import Glibc

/// The spectra of the last 60 ms frames, kept until their F0 is known.
struct VoiceFrameRing: ~Copyable {
    /// What is known of a frame with its F0.
    struct Description {
        /// Above 27.5 Hz; 0 in unvoiced frames.
        var semitones = 0.0
        /// dB.
        var harmonicity = 0.0
        /// First harmonic over the second, dB.
        var secondHarmonic = 0.0
        /// First harmonic over the strongest near F3, dB.
        var thirdFormant = 0.0
        /// F1 to F3: frequency, bandwidth, level.
        var formants: [Double]
    }

    private static let capacity = PitchSmoother.patience + 1
    /// Quieter frames have no F0: root of the mean square of the windowed frame.
    private static let leastLevel = 0.001

    private let frames: SpectralFrames
    private let octaves: OctaveSpectrum
    private let ratio: AutocorrelationRatio
    private var work: OctaveSpectrum.Workspace
    private let magnitudes: UnsafeMutableBufferPointer<Float>
    private let input: UnsafeMutableBufferPointer<Double>
    private let bins: UnsafeMutableBufferPointer<Double>
    private var levels = [Double](repeating: 0, count: capacity)

    init(_ set: EGeMAPS) {
        frames = set.long
        octaves = set.octaves
        ratio = AutocorrelationRatio(fftSize: frames.fftSize, sampleRate: set.sampleRate)
        work = OctaveSpectrum.Workspace(octaves)
        magnitudes = .allocate(capacity: Self.capacity * frames.binCount)
        magnitudes.initialize(repeating: 0)
        input = Self.alignedDoubles(frames.fftSize)
        bins = Self.alignedDoubles(2 * frames.binCount)
    }

    deinit {
        magnitudes.deallocate()
        input.deallocate()
        bins.deallocate()
    }

    /// Takes a frame in.
    mutating func analyse(_ samples: UnsafeBufferPointer<Float>, frame: Int) -> PitchCandidateSet {
        guard let samples = samples.baseAddress, let input = input.baseAddress, let bins = bins.baseAddress,
            let spectrum = spectrum(frame).baseAddress
        else { return PitchCandidateSet() }
        let energy = frames.transform(samples, frame: frame, input: input, bins: bins)
        levels[frame % Self.capacity] = energy.squareRoot()
        ck_magnitudes(bins, frames.binCount, spectrum)
        return octaves.candidates(spectrum, &work)
    }

    /// Whether a frame is loud enough to have an F0.
    func isAudible(_ frame: Int) -> Bool { levels[frame % Self.capacity] > Self.leastLevel }

    /// Describes a frame by its F0, which is 0 if it is unvoiced.
    ///
    /// - Parameter formants: five frequencies, five bandwidths.
    func describe(_ frame: Int, frequency: Double, formants: ArraySlice<Double>) -> Description {
        let resonances = (0..<3).map { (formants[formants.startIndex + $0], formants[formants.startIndex + 5 + $0]) }
        guard frequency > 0, let input = input.baseAddress, let bins = bins.baseAddress,
            let spectrum = spectrum(frame).baseAddress
        else {
            return Description(formants: resonances.flatMap { [$0.0, $0.1, HarmonicLevels.undefined] })
        }
        let harmonics = HarmonicLevels(
            UnsafeBufferPointer(self.spectrum(frame)), binWidth: frames.binWidth, frequency: frequency)
        return Description(
            semitones: frequency > 29.136 ? 12 * log2(frequency / 27.5) : 1,
            harmonicity: ratio.decibels(spectrum, frequency: frequency, bins: bins, correlation: input),
            secondHarmonic: harmonics.secondHarmonicDifference,
            thirdFormant: harmonics.difference(toFormant: resonances[2].0),
            formants: resonances.flatMap { [$0.0, $0.1, harmonics.level(ofFormant: $0.0)] })
    }

    private func spectrum(_ frame: Int) -> UnsafeMutableBufferPointer<Float> {
        let start = frame % Self.capacity * frames.binCount
        return UnsafeMutableBufferPointer(rebasing: magnitudes[start..<start + frames.binCount])
    }

    private static func alignedDoubles(_ count: Int) -> UnsafeMutableBufferPointer<Double> {
        UnsafeMutableRawBufferPointer.allocate(byteCount: 8 * count, alignment: 64).bindMemory(to: Double.self)
    }
}
