import CKernels

/// Triangular filters at equal distances in mel, each kept as the bins it reaches.
package struct MelFilterBank: Hashable, Sendable {
    /// Filters.
    package var filterCount: Int { firstBins.count }
    /// Bins of the spectra that the filters weigh: fftSize / 2 + 1.
    package let binCount: Int

    /// The frequency at which each filter peaks, Hz `[filterCount]`.
    package let centres: [Double]

    /// The first bin of each filter `[filterCount]`.
    private let firstBins: [Int]
    /// Where the weights of each filter begin, and where the last one's end, in groups of four `[filterCount + 1]`.
    private let offsets: [Int]
    /// The weights from each filter's first bin on, filled up with zeros to whole groups, filter after filter.
    private let weights: [SIMD4<Double>]

    /// Values beyond the last bin that a spectrum given to `apply` must have, all 0, because weights come in groups.
    static let padding = 3

    private init(binCount: Int, corners: [Double], filters: [(firstBin: Int, weights: [Double])]) {
        self.binCount = binCount
        centres = Array(corners[1...filters.count])
        firstBins = filters.map(\.firstBin)
        offsets = filters.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1.weights.count + 3) / 4) }
        weights = filters.flatMap { filter in
            stride(from: 0, to: filter.weights.count, by: 4).map { start in
                var group = SIMD4<Double>.zero
                for index in start..<min(start + 4, filter.weights.count) {
                    group[index - start] = filter.weights[index]
                }
                return group
            }
        }
    }

    /// The band and the number of the filters.
    package struct Band: Hashable, Sendable {
        /// Filters in the band.
        package var filterCount: Int
        /// Where the first filter begins, Hz.
        package var lowestFrequency: Double
        /// Where the last filter ends, Hz; nil: half the sample rate.
        package var highestFrequency: Double?

        /// Filters between two frequencies.
        package init(filterCount: Int, lowestFrequency: Double = 0, highestFrequency: Double? = nil) {
            self.filterCount = filterCount
            self.lowestFrequency = lowestFrequency
            self.highestFrequency = highestFrequency
        }

        /// The band's end at a sample rate, Hz.
        func end(sampleRate: Int) throws(FeatureError) -> Double {
            let half = Double(sampleRate) / 2
            let highest = highestFrequency ?? half
            try FeatureError.check(
                filterCount >= 1 && filterCount <= 4096, "filterCount must be between 1 and 4096, is \(filterCount)"
            )
            try FeatureError.check(
                highest <= half,
                "highestFrequency of \(highest) Hz is above half the sample rate, \(half) Hz; lower it or raise the rate"
            )
            try FeatureError.check(
                lowestFrequency >= 0 && lowestFrequency < highest,
                "lowestFrequency must be between 0 and highestFrequency, is \(lowestFrequency) of \(highest) Hz")
            return highest
        }
    }

    /// The bank of python_speech_features: HTK mel, corners rounded down to bins, peaks of 1.
    ///
    /// Corner j lies at bin floor((fftSize + 1) x f_j / sampleRate). A filter whose corners fall on one bin is empty.
    package static func binned(
        _ band: Band, fftSize: Int, sampleRate: Int
    ) throws(FeatureError) -> MelFilterBank {
        let highest = try band.end(sampleRate: sampleRate)
        let frequencies = MelScale.htk.points(count: band.filterCount + 2, from: band.lowestFrequency, to: highest)
        let corners = frequencies.map { Int((Double(fftSize + 1) * $0 / Double(sampleRate)).rounded(.down)) }
        let filters = (0..<band.filterCount).map { filter in
            let (left, peak, right) = (corners[filter], corners[filter + 1], corners[filter + 2])
            let rise = (left..<peak).map { Double($0 - left) / Double(peak - left) }
            let fall = (peak..<right).map { Double(right - $0) / Double(right - peak) }
            return (firstBin: left, weights: rise + fall)
        }
        return MelFilterBank(binCount: fftSize / 2 + 1, corners: frequencies, filters: filters)
    }

    /// The bank of librosa: corners at their exact frequencies.
    ///
    /// - Parameter isAreaNormalized: whether each filter is scaled by 2 / its width in Hz rather than to a peak of 1.
    package static func exact(
        _ band: Band, scale: MelScale, isAreaNormalized: Bool, fftSize: Int, sampleRate: Int
    ) throws(FeatureError) -> MelFilterBank {
        let highest = try band.end(sampleRate: sampleRate)
        let corners = scale.points(count: band.filterCount + 2, from: band.lowestFrequency, to: highest)
        let binWidth = Double(sampleRate) / Double(fftSize)
        let filters = (0..<band.filterCount).map { filter in
            let (left, peak, right) = (corners[filter], corners[filter + 1], corners[filter + 2])
            let gain = isAreaNormalized ? 2 / (right - left) : 1
            let firstBin = Int((left / binWidth).rounded(.down))
            let lastBin = min(fftSize / 2, Int((right / binWidth).rounded(.up)))
            let weights = (firstBin...max(firstBin, lastBin)).map { bin in
                let frequency = Double(bin) * binWidth
                return gain * max(0, min((frequency - left) / (peak - left), (right - frequency) / (right - peak)))
            }
            return (firstBin: firstBin, weights: weights)
        }
        return MelFilterBank(binCount: fftSize / 2 + 1, corners: corners, filters: filters)
    }

    /// The energy of a power spectrum `[bins + padding]` in each filter, written to `output` `[filterCount]`.
    func apply(_ power: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>) {
        weights.withUnsafeBytes { weights in
            let first = weights.baseAddress?.assumingMemoryBound(to: Double.self)
            ck_band_energies(power, first, firstBins, offsets, filterCount, output)
        }
    }

    /// The energies of eight power spectra side by side `[bins + padding x 8]` in each filter, written to `output`
    /// `[filterCount x 8]`.
    func apply(toEight powers: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>) {
        weights.withUnsafeBytes { weights in
            let first = weights.baseAddress?.assumingMemoryBound(to: Double.self)
            ck_frame_bands(powers, first, firstBins, offsets, filterCount, output)
        }
    }

    /// The weights as a full matrix `[filterCount x bins]`.
    package var matrix: FeatureMatrix {
        var matrix = FeatureMatrix(
            rows: filterCount, columns: binCount, values: [Double](repeating: 0, count: filterCount * binCount))
        for filter in 0..<filterCount {
            for group in offsets[filter]..<offsets[filter + 1] {
                let bin = firstBins[filter] + 4 * (group - offsets[filter])
                for index in 0..<min(4, binCount - bin) { matrix[filter, bin + index] = weights[group][index] }
            }
        }
        return matrix
    }
}
