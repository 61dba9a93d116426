/// The salient maxima and minima of a contour, and the slopes between them.
///
/// Extremes that rise or fall by less than a tenth of the contour's range are dropped, then maxima and minima are made to alternate.
///
/// Source: openSMILE 3.0, `cFunctionalPeaks2`.
struct ContourPeaks {
    private static let threshold = 0.1
    private static let frameStep = 0.01

    private struct Extreme {
        let isMaximum: Bool
        let frame: Int
        let value: Double
    }

    private let contour: [Double]
    private let extremes: [Extreme]

    init(_ contour: [Double]) {
        self.contour = contour
        guard let first = contour.first, let least = contour.min(), let greatest = contour.max() else {
            extremes = []
            return
        }
        // Single precision, in which openSMILE compares.
        let limit = Double(Float(Self.threshold) * Float(greatest - least))
        var list = Self.allExtremes(contour)
        list = Self.withoutSmallMaxima(list, first: first, limit: limit)
        list = Self.withoutSmallMinima(list, first: first, limit: limit)
        extremes = Self.alternating(list)
    }

    /// Maxima per second.
    var perSecond: Double {
        contour.isEmpty ? 0 : Double(extremes.filter(\.isMaximum).count) / (Double(contour.count) * Self.frameStep)
    }

    /// Mean and deviation of the rising slopes, then of the falling ones, per second.
    var slopes: [Double] {
        guard let first = contour.first, let last = contour.last else { return [0, 0, 0, 0] }
        var rising = SlopeTally()
        var falling = SlopeTally()
        var (top, bottom) = ((value: first, frame: 0), (value: first, frame: 0))
        for extreme in extremes {
            if extreme.isMaximum {
                top = (extreme.value, extreme.frame)
                if top.frame > bottom.frame {
                    rising.add((top.value - bottom.value) / seconds(top.frame - bottom.frame))
                }
            } else {
                bottom = (extreme.value, extreme.frame)
                if bottom.frame > top.frame {
                    falling.add((top.value - bottom.value) / seconds(bottom.frame - top.frame))
                }
            }
        }
        let end = contour.count - 1
        switch extremes.last?.isMaximum {
        case true?: if end > top.frame { falling.addToMean((last - top.value) / seconds(end - top.frame)) }
        case false?: if end > bottom.frame { rising.addToMean((last - bottom.value) / seconds(end - bottom.frame)) }
        case nil:
            // Without any extreme the slope is per frame, a quirk that is kept.
            let slope = (last - first) / Double(contour.count)
            return slope > 0 ? [slope, 0, 0, 0] : [0, 0, slope, 0]
        }
        return [rising.mean, rising.deviation, falling.mean, falling.deviation]
    }

    private func seconds(_ frames: Int) -> Double { Double(frames) * Self.frameStep }

    private static func allExtremes(_ contour: [Double]) -> [Extreme] {
        (2..<max(2, contour.count - 2)).compactMap { index in
            let (before, value, after) = (contour[index - 1], contour[index], contour[index + 1])
            if value > before && value > after { return Extreme(isMaximum: true, frame: index, value: value) }
            if value < before && value < after { return Extreme(isMaximum: false, frame: index, value: value) }
            return nil
        }
    }

    /// Drops maxima that neither differ from the extreme before them nor rise above the last deep minimum; of two maxima without a deep
    /// minimum between them the later stays only if it is 5 % higher.
    private static func withoutSmallMaxima(_ list: [Extreme], first: Double, limit: Double) -> [Extreme] {
        var kept = [Bool](repeating: true, count: list.count)
        var (before, bottom, top) = (first, first, first)
        var topPlace: Int?
        var hadMinimum = false
        for (place, extreme) in list.enumerated() {
            let isClose = abs(extreme.value - before) < limit
            before = extreme.value
            guard extreme.isMaximum else {
                if !isClose { (hadMinimum, bottom) = (true, extreme.value) }
                continue
            }
            if isClose {
                if extreme.value - bottom < limit {
                    kept[place] = false
                    continue
                }
                if extreme.value > top * 1.05 {
                    if let topPlace { kept[topPlace] = false }
                } else if !hadMinimum {
                    kept[place] = false
                    continue
                }
            }
            (top, topPlace, hadMinimum) = (extreme.value, place, false)
        }
        return list.indices.filter { kept[$0] }.map { list[$0] }
    }

    private static func withoutSmallMinima(_ list: [Extreme], first: Double, limit: Double) -> [Extreme] {
        var top = first
        return list.filter { extreme in
            if extreme.isMaximum { top = extreme.value }
            return extreme.isMaximum || top - extreme.value >= limit
        }
    }

    /// Of extremes of the same kind in a row the outermost stays, the first of equal ones.
    private static func alternating(_ list: [Extreme]) -> [Extreme] {
        list.reduce(into: []) { result, extreme in
            guard let last = result.last, last.isMaximum == extreme.isMaximum else { return result.append(extreme) }
            let isFarther = extreme.isMaximum ? extreme.value > last.value : extreme.value < last.value
            if isFarther { result[result.count - 1] = extreme }
        }
    }
}

/// Mean and deviation of slopes.
private struct SlopeTally {
    private var slopes: [Double] = []
    private var extra: [Double] = []
    private var count: Int { slopes.count + extra.count }

    mutating func add(_ slope: Double) { slopes.append(slope) }

    /// The slope after the last extreme counts in the mean, and not among the deviations from it.
    mutating func addToMean(_ slope: Double) { extra.append(slope) }

    var mean: Double { count == 0 ? 0 : (slopes + extra).reduce(0, +) / Double(count) }

    var deviation: Double {
        let mean = mean
        let sum = slopes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return count == 0 ? 0 : (sum / Double(count)).squareRoot()
    }
}
