import Glibc

/// The balance of the spectrum of a 20 ms frame between its bands.
///
/// Source: openSMILE 3.0, `cSpectral`; Hammarberg et al. (1980), Acta Oto-Laryngologica 90, for the index.
struct SpectralBands: Sendable {
    /// Bins below 1000 Hz, and those from there to 5000 Hz.
    private let low: Range<Int>, high: Range<Int>
    /// Bins below 2000 Hz, and those from there to 5000 Hz.
    private let lowPeak: Range<Int>, highPeak: Range<Int>
    private let lowSlope: BandSlope, middleSlope: BandSlope
    /// Bins below 5000 Hz, whose change from frame to frame is the flux.
    let fluxBins: Int

    init(binCount: Int, binWidth: Double) {
        func below(_ frequency: Double) -> Int { min(binCount, Int((frequency / binWidth).rounded(.up))) }
        func upTo(_ frequency: Double) -> Int { min(binCount, Int(frequency / binWidth) + 1) }
        low = 0..<below(1000)
        high = below(1000)..<upTo(5000)
        lowPeak = 0..<below(2000)
        highPeak = below(2000)..<upTo(5000)
        fluxBins = below(5000)
        lowSlope = BandSlope(from: 0, to: 500, binWidth: binWidth)
        middleSlope = BandSlope(from: 500, to: 1500, binWidth: binWidth)
    }

    /// Energy above 1 kHz over that below, dB; 0 in silence.
    func alphaRatio(_ power: UnsafePointer<Double>) -> Double {
        let sum = low.reduce(0.0) { $0 + power[$1] }
        guard sum > 0 else { return 0 }
        return 10 * log10(max(1e-14, high.reduce(0.0) { $0 + power[$1] } / sum))
    }

    /// The strongest bin below 2 kHz over the strongest above, dB; 0 where there is nothing above.
    func hammarbergIndex(_ power: UnsafePointer<Double>) -> Double {
        let strongest = highPeak.reduce(0.0) { max($0, power[$1]) }
        guard strongest > 0 else { return 0 }
        return 10 * log10(max(1e-14, lowPeak.reduce(0.0) { max($0, power[$1]) } / strongest))
    }

    /// Slopes of the level from 0 to 500 and from 500 to 1500 Hz, dB/Hz.
    func levelSlopes(_ power: UnsafePointer<Double>) -> (low: Double, middle: Double) {
        (lowSlope.slope(power), middleSlope.slope(power))
    }
}

/// The slope of a line through the levels of the bins of a band, by least squares.
private struct BandSlope: Sendable {
    private let first: Int
    /// Hz, of each bin; a bin that only partly lies in the band counts by that part.
    private let weights: [Double]
    private let count: Double
    private let frequencySum: Double, frequencySquares: Double
    private let frequencies: [Double]

    init(from low: Double, to high: Double, binWidth: Double) {
        let left = low / binWidth
        let right = high / binWidth
        first = Int(left)
        let last = Int(right)
        var weights = [Double](repeating: 1, count: last - first + 1)
        weights[0] = 1 - (left - Double(first))
        let fraction = right - Double(last)
        weights[last - first] = fraction > 0 ? fraction : 1
        frequencies = (first...last).map { Double($0) * binWidth }
        frequencySum = zip(weights, frequencies).reduce(0) { $0 + $1.0 * $1.1 }
        frequencySquares = zip(weights, frequencies).reduce(0) { $0 + $1.0 * $1.0 * $1.1 * $1.1 }
        count = Double(last - first)
        self.weights = weights
    }

    func slope(_ power: UnsafePointer<Double>) -> Double {
        var sum = 0.0
        var product = 0.0
        for index in weights.indices {
            let level = weights[index] * 10 * log10(max(1e-14, power[first + index]))
            sum += level
            product += frequencies[index] * level
        }
        let divisor = count * frequencySquares - frequencySum * frequencySum
        return divisor == 0 ? 0 : (count * product - frequencySum * sum) / divisor
    }
}
