import Audio
import Features

/// What one clip adds to the summary of its class; the same sizes for every clip.
struct ClipParts: Sendable {
    /// Length of what the mask keeps, seconds.
    let keptSeconds: Double
    /// The root mean square over frames of |X| / sum of the window `[bins]`.
    let magnitudes: [Double]
    /// Filter-bank energies in dB, stretched to the common frames `[frames x filters]`.
    let filterBank: [Double]
    /// Cepstral coefficients, stretched likewise `[frames x coefficients]`.
    let mfcc: [Double]

    /// What is planned once for all clips.
    struct Plans: Sendable {
        let options: ClassSummarizer.Options
        let spectrogram: Spectrogram
        let filterBank: FilterBankEnergies
        let mfcc: MFCC
        /// Sum of the spectrogram's window.
        let weight: Double

        init(_ options: ClassSummarizer.Options) throws(FeatureError) {
            self.options = options
            spectrogram = try Spectrogram(
                Spectrogram.Options(fftSize: options.fftSize, hop: .samples(max(1, options.fftSize / 2))),
                sampleRate: options.sampleRate)
            filterBank = try FilterBankEnergies(options.mfcc.filterBank, sampleRate: options.sampleRate)
            mfcc = try MFCC(options.mfcc, sampleRate: options.sampleRate)
            weight = WindowFunction.hann.values(count: options.fftSize, .periodic).reduce(0, +)
        }
    }

    /// Reads a clip; nil where it can't be read or the mask keeps nothing of it.
    init?(reading path: String, _ plans: Plans) {
        guard let file = try? AudioFile.read(path),
            let sound = try? Resampler.resample(file, to: plans.options.sampleRate)
        else { return nil }
        let kept = EnvelopeMask(plans.options.mask).apply(to: sound)
        guard !kept.samples.isEmpty, kept.level.isFinite else { return nil }
        keptSeconds = kept.duration
        let powers = plans.spectrogram.matrix(of: kept.samples, scale: .power).columnMeans
        magnitudes = powers.map { $0.squareRoot() / plans.weight }
        var energies = plans.filterBank.matrix(of: kept.samples, scale: .linear)
        for index in energies.values.indices {
            energies.values[index] = Decibels.ofPower(energies.values[index], floor: plans.options.floor)
        }
        filterBank = energies.stretched(toRows: plans.options.frames).values
        mfcc = plans.mfcc.matrix(of: kept.samples).stretched(toRows: plans.options.frames).values
    }
}

extension FeatureMatrix {
    /// The matrix at another number of frames, linearly between the nearest; the first and last frame keep their places.
    ///
    /// - Precondition: there is a frame, and one is asked for.
    func stretched(toRows count: Int) -> FeatureMatrix {
        precondition(rows >= 1 && count >= 1, "FeatureMatrix: nothing to stretch")
        let step = count == 1 ? 0 : Double(rows - 1) / Double(count - 1)
        var stretched: [Double] = []
        stretched.reserveCapacity(count * columns)
        for row in 0..<count {
            let place = Double(row) * step
            let earlier = min(rows - 1, Int(place))
            let later = min(rows - 1, earlier + 1)
            let share = place - Double(earlier)
            for column in 0..<columns {
                stretched.append((1 - share) * self[earlier, column] + share * self[later, column])
            }
        }
        return FeatureMatrix(rows: count, columns: columns, values: stretched)
    }
}
