import CKernels
import Glibc

/// The magnitude spectrum of a 60 ms frame on an axis of octaves, as hearing weights it, and the sum of its sub-harmonics.
///
/// Peaks are freed of what lies between them, smoothed, and interpolated by a cubic spline at as many points from 25 Hz to half the
/// rate as there are bins. On that axis the harmonics of every fundamental lie at the same distances, so that copies of the spectrum
/// shifted by these distances add up at the fundamental.
///
/// Source: Hermes (1988), JASA 83(1); openSMILE 3.0, `cSpecScale`, `cPitchShs`.
struct OctaveSpectrum: Sendable {
    private static let lowest = 25.0
    private static let harmonicCount = 15
    private static let compression = 0.85

    /// Points on the axis, as many as bins.
    let count: Int
    /// Octaves above 1 Hz of the first point, and between points.
    let start: Double, step: Double
    /// Constants of the spline: they depend on the axis only.
    private let spline: OctaveSpline
    private let shifts: [Int]
    private let scales: [Float]

    init(binCount: Int, binWidth: Double) {
        count = binCount
        let highest = Double(binCount - 1) * binWidth
        start = log2(Self.lowest)
        step = (log2(highest) - start) / Double(binCount - 1)
        let pointsPerOctave = Double(binCount) / log2(highest / Self.lowest)
        spline = OctaveSpline(
            binCount: binCount, binWidth: binWidth, start: start, step: step, pointsPerOctave: pointsPerOctave)
        shifts = (2...Self.harmonicCount).map { Int(pointsPerOctave * log2(Double($0))) }
        scales = (1..<Self.harmonicCount).map { Float(pow(Self.compression, Double($0))) }
    }

    /// Work space for one thread.
    struct Workspace {
        fileprivate var levels: [Float]
        fileprivate var curvature: [Float]
        fileprivate var octaves: [Float]
        fileprivate var sums: [Float]

        init(_ spectrum: OctaveSpectrum) {
            levels = [Float](repeating: 0, count: spectrum.count)
            curvature = levels
            octaves = levels
            sums = levels
        }
    }

    /// Finds the fundamentals that a spectrum may have.
    ///
    /// - Parameter magnitudes: `[bins]`.
    func candidates(_ magnitudes: UnsafePointer<Float>, _ work: inout Workspace) -> PitchCandidateSet {
        work.levels.withUnsafeMutableBufferPointer { ck_isolate_peaks(magnitudes, count, $0.baseAddress) }
        spline.interpolate(work.levels, curvature: &work.curvature, into: &work.octaves)
        let total = ck_add_subharmonics(
            work.octaves, count, shifts, scales, shifts.count, Float(Self.harmonicCount), &work.sums)
        return work.sums.withUnsafeBufferPointer {
            PitchCandidateSet(sums: $0, mean: total / Double(count), start: start, step: step)
        }
    }
}

/// A natural cubic spline through the bins of a spectrum on the axis of octaves, at evenly spaced points of that axis.
private struct OctaveSpline: Sendable {
    /// `[4 x bins]`: forward elimination, scaled slopes to both sides, back substitution.
    private let elimination: [Float]
    /// For every point the bin below it.
    private let lower: [Int32]
    /// `[4 x points]`: weights of the two bins and of the curvatures there, with the weight of hearing.
    private let weights: [Float]

    init(binCount: Int, binWidth: Double, start: Double, step: Double, pointsPerOctave: Double) {
        var positions = (0..<binCount).map { log2(Double(max(1, $0)) * binWidth) }
        // 0 Hz lies infinitely far down; one octave below the first bin stands for it.
        positions[0] = 2 * positions[1] - positions[2]
        var elimination = [Double](repeating: 0, count: 4 * binCount)
        for bin in 1..<binCount - 1 {
            let (before, after) = (positions[bin] - positions[bin - 1], positions[bin + 1] - positions[bin])
            let sigma = before / (before + after)
            let pivot = 1 / (sigma * elimination[3 * binCount + bin - 1] + 2)
            elimination[bin] = sigma * pivot
            elimination[binCount + bin] = 6 * pivot / (after * (before + after))
            elimination[2 * binCount + bin] = 6 * pivot / (before * (before + after))
            elimination[3 * binCount + bin] = (sigma - 1) * pivot
        }
        self.elimination = elimination.map { Float($0) }
        var lower: [Int32] = []
        var weights = [Double](repeating: 0, count: 4 * binCount)
        var upper = 1
        for point in 0..<binCount {
            let position = start + Double(point) * step
            while upper < binCount - 1, positions[upper] < position { upper += 1 }
            let range = positions[upper] - positions[upper - 1]
            let below = (positions[upper] - position) / range
            let above = 1 - below
            let hearing = OctaveSpline.hearing(point: point, pointsPerOctave: pointsPerOctave)
            lower.append(Int32(upper - 1))
            weights[point] = hearing * below
            weights[binCount + point] = hearing * above
            weights[2 * binCount + point] = hearing * (below * below * below - below) * range * range / 6
            weights[3 * binCount + point] = hearing * (above * above * above - above) * range * range / 6
        }
        self.lower = lower
        self.weights = weights.map { Float($0) }
    }

    /// Sensitivity of hearing to a point of the axis.
    private static func hearing(point: Int, pointsPerOctave: Double) -> Double {
        let center = pointsPerOctave * log2(65.0 / 50.0) - 1
        return 0.5 + atan(3 * (Double(point + 1) - center) / pointsPerOctave) / Double.pi
    }

    /// - Parameters:
    ///   - levels: `[bins]`.
    ///   - curvature: work space `[bins]`.
    ///   - points: `[points]`, 0 where the spline is negative.
    func interpolate(_ levels: [Float], curvature: inout [Float], into points: inout [Float]) {
        ck_solve_spline(levels, levels.count, elimination, &curvature)
        ck_evaluate_spline(levels, curvature, lower, weights, points.count, &points)
    }
}
