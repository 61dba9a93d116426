import CKernels
import Glibc

/// How the length and the amplitude of the periods vary in the voiced frames.
///
/// Periods are matched one after the other by correlation with the next, at lags within 10 % of 1/F0, and go on from frame to frame.
/// What is compared is the samples as they are: nothing is filtered or interpolated but the peak of the correlation.
///
/// Source: openSMILE 3.0, `cPitchJitter`.
struct PeriodVariation {
    private static let searchRange = 0.1
    private static let leastCorrelation = 0.5

    private let sampleRate: Double
    private let frames: SpectralFrames
    /// Where the first period of the next frame starts, and how far behind that frame's start this is.
    private var position = 0
    private var backlog = 0
    private var lastPeriod = 0.0
    private var jitter = 0.0
    private var shimmer = 0.0
    private var correlations: [Double] = []
    private var sums: [Double] = []
    private var squares: [Double] = []

    init(frames: SpectralFrames, sampleRate: Int) {
        self.frames = frames
        self.sampleRate = Double(sampleRate)
    }

    /// Jitter as a share of the period, and shimmer in dB, of the next frame; 0 where it is unvoiced.
    ///
    /// - Parameter frequency: F0, Hz.
    mutating func next(
        _ samples: UnsafeBufferPointer<Float>, frequency: Double
    ) -> (jitter: Double, shimmer: Double) {
        let wanted = frames.hop + backlog
        guard frequency > 0 else {
            position += wanted
            (backlog, lastPeriod, jitter, shimmer) = (0, 0, 0, 0)
            return (0, 0)
        }
        let search = PeriodSearch(period: sampleRate / frequency, range: Self.searchRange)
        let available = min(backlog + frames.length, samples.count - position)
        let length = min(available, max(wanted, 2 * search.lags.upperBound))
        let taken = measure(samples, search, length: length, wanted: wanted)
        position += taken
        backlog = wanted - taken
        return (jitter, shimmer)
    }

    /// Goes through the periods of a stretch of sound; returns how far the next frame need not go back.
    private mutating func measure(
        _ samples: UnsafeBufferPointer<Float>, _ search: PeriodSearch, length: Int, wanted: Int
    ) -> Int {
        var tally = PeriodTally()
        var start = 0
        var taken = 0
        prepareSums(samples, length: length)
        guard let stretch = samples.baseAddress.map({ $0 + position }) else { return 0 }
        while start < length - 2 * (search.lags.upperBound - 1) - 1 {
            if let match = bestMatch(stretch, start: start, search) {
                let amplitudes = (
                    ck_range(stretch + start + 1, match.lag - 2),
                    ck_range(stretch + start + match.lag + 1, match.lag - 2)
                )
                if match.correlation > Self.leastCorrelation {
                    tally.add(period: match.period / sampleRate, after: lastPeriod, amplitudes: amplitudes)
                    lastPeriod = match.period / sampleRate
                }
                start += match.lag
            } else {
                start += search.expected
            }
            if start < wanted - 1 { taken = start }
        }
        finish(tally)
        return taken
    }

    /// A frame without any period keeps the values of the one before.
    private mutating func finish(_ tally: PeriodTally) {
        guard tally.count > 0 else { return }
        if tally.differences > 0 {
            jitter = min(1, tally.differenceSum / Double(tally.differences) / (tally.periodSum / Double(tally.count)))
        }
        shimmer = tally.amplitudeSum > 0 ? 20 * log10(1 + min(1, tally.amplitudeDifferenceSum / tally.amplitudeSum)) : 0
    }

    /// Running sums of the stretch, with which means and variances of all its parts come at once.
    private mutating func prepareSums(_ samples: UnsafeBufferPointer<Float>, length: Int) {
        if sums.count < length + 1 {
            sums = [Double](repeating: 0, count: length + 1)
            squares = sums
        }
        var sum = 0.0
        var square = 0.0
        for index in 0..<length {
            let value = Double(samples[position + index])
            sum += value
            square += value * value
            sums[index + 1] = sum
            squares[index + 1] = square
        }
    }

    /// The lag with the highest peak of the correlation of a period with the next.
    private mutating func bestMatch(
        _ stretch: UnsafePointer<Float>, start: Int, _ search: PeriodSearch
    ) -> (lag: Int, period: Double, correlation: Double)? {
        let first = search.lags.lowerBound
        let count = search.lags.count
        if correlations.count < count { correlations = [Double](repeating: 0, count: count) }
        sums.withUnsafeBufferPointer { sums in
            squares.withUnsafeBufferPointer { squares in
                guard let sums = sums.baseAddress, let squares = squares.baseAddress else { return }
                ck_match_periods(stretch + start, sums + start, squares + start, first, count, &correlations)
            }
        }
        var best: Int?
        for index in 1..<max(1, count - 2)
        where correlations[index - 1] < correlations[index] && correlations[index] > correlations[index + 1] {
            if best.map({ correlations[index] > correlations[$0] }) ?? true { best = index }
        }
        guard let best else { return nil }
        let vertex = Parabola(
            left: correlations[best - 1], middle: correlations[best], right: correlations[best + 1])
        return (first + best, Double(first + best) + vertex.offset, vertex.height)
    }
}

/// Which lags may be the period.
private struct PeriodSearch {
    /// The period, rounded.
    let expected: Int
    let lags: Range<Int>

    init(period: Double, range: Double) {
        expected = Int(period.rounded())
        lags = Int(((1 - range) * period).rounded(.down))..<Int(((1 + range) * period).rounded(.up)) + 1
    }
}

/// Sums over the periods of one frame.
private struct PeriodTally {
    var count = 0
    var periodSum = 0.0
    var differences = 0
    var differenceSum = 0.0
    var amplitudeSum = 0.0
    var amplitudeDifferenceSum = 0.0

    /// - Parameters:
    ///   - period: s.
    ///   - last: the period before, 0 if there was none.
    ///   - amplitudes: from trough to crest, of this period and the next.
    mutating func add(period: Double, after last: Double, amplitudes: (Float, Float)) {
        count += 1
        periodSum += period
        if last > 0 {
            differences += 1
            differenceSum += abs(last - period)
        }
        amplitudeSum += Double(amplitudes.0 + amplitudes.1) / 2
        amplitudeDifferenceSum += Double(abs(amplitudes.0 - amplitudes.1))
    }
}
