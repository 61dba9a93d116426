import CKernels
import Glibc

/// The fundamentals that the sub-harmonic sum of one frame suggests.
///
/// Source: openSMILE 3.0, `cPitchShs` and `cPitchBase`.
struct PitchCandidateSet: Sendable {
    static let capacity = 6
    private static let limits: ClosedRange<Float> = 55...1000

    /// One suggestion.
    struct Candidate: Sendable {
        /// Hz; 0 where there is none.
        var frequency: Float = 0
        /// How voiced the frame is with this fundamental, 0 to 1.
        var voicing: Float = 0
        fileprivate var score: Float = 0
    }

    /// `[6]`, the strongest first, those that are missing at the end.
    var candidates = [Candidate](repeating: Candidate(), count: Self.capacity)

    /// No suggestion.
    init() {}

    /// The highest peaks of a sub-harmonic sum.
    ///
    /// - Parameters:
    ///   - sums: `[points]`.
    ///   - mean: of all sums.
    ///   - start: octaves above 1 Hz of the first point.
    ///   - step: octaves between points.
    init(sums: UnsafeBufferPointer<Float>, mean: Double, start: Double, step: Double) {
        var peaks = Self.highestPeaks(sums)[...]
        var found = 0
        while let peak = peaks.popFirst() {
            let vertex = Parabola(
                left: Double(sums[peak - 1]), middle: Double(sums[peak]), right: Double(sums[peak + 1]))
            let octaves = start + (Double(peak) + vertex.offset) * step
            let frequency = Float(exp2(octaves))
            guard Self.limits.contains(frequency) else { continue }
            let voicing = vertex.height > max(0, mean) ? 1 - mean / vertex.height : 0
            candidates[found] = Candidate(
                frequency: frequency, voicing: Float(voicing), score: Float(vertex.height))
            found += 1
        }
        guard let best = candidates.indices.max(by: { candidates[$0].score < candidates[$1].score }) else { return }
        candidates.swapAt(0, best)
    }

    /// Where the highest peaks are, highest first.
    private static func highestPeaks(_ sums: UnsafeBufferPointer<Float>) -> [Int] {
        [Int](unsafeUninitializedCapacity: capacity) { places, count in
            count = ck_highest_peaks(sums.baseAddress, sums.count, capacity, places.baseAddress)
        }
    }
}
