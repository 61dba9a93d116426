/// How long the voice sounds and pauses.
///
/// A segment starts with the first of three frames of its kind and ends before two of the other; one frame of the other kind inside
/// is passed over. A segment that reaches the end of the sound is counted one frame short.
///
/// Source: openSMILE 3.0, `cFunctionalSegments`.
struct VoicedSegments {
    private static let leastLength = 3
    private static let leastGap = 2
    private static let capacity = 1000
    private static let frameStep = 0.01

    /// Voiced segments per second, mean and deviation of their lengths and of the unvoiced ones', s.
    let values: [Double]

    /// - Parameter pitch: F0 of every frame, 0 where it is unvoiced.
    init(_ pitch: [Double]) {
        let voiced = Self.lengths(pitch.map { $0 != 0 })
        let unvoiced = Self.lengths(pitch.map { $0 == 0 })
        let seconds = Double(pitch.count) * Self.frameStep
        values =
            [pitch.isEmpty ? 0 : Double(voiced.count) / seconds] + Self.meanAndDeviation(voiced)
            + Self.meanAndDeviation(unvoiced)
    }

    private static func meanAndDeviation(_ lengths: [Int]) -> [Double] {
        guard !lengths.isEmpty else { return [0, 0] }
        let mean = Double(lengths.reduce(0, +)) / Double(lengths.count)
        let variance = lengths.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(lengths.count)
        return [mean * frameStep, variance.squareRoot() * frameStep]
    }

    /// Lengths of the segments in frames.
    private static func lengths(_ belongs: [Bool]) -> [Int] {
        var scan = SegmentScan()
        for (frame, belongs) in belongs.enumerated() { scan.next(belongs, frame: frame) }
        scan.finish(count: belongs.count)
        return Array(scan.lengths.prefix(capacity))
    }

    private struct SegmentScan {
        private enum Place { case outside, candidate, inside }

        private(set) var lengths: [Int] = []
        private var place = Place.outside
        private var start = 0
        private var run = 0
        private var gap = 0

        mutating func next(_ belongs: Bool, frame: Int) {
            switch (place, belongs) {
            case (.outside, true): (place, start, run) = (.candidate, frame, run + 1)
            case (.outside, false): break
            case (.candidate, true):
                gap = 0
                run += 1
                if run >= VoicedSegments.leastLength { (place, run) = (.inside, 0) }
            case (.candidate, false):
                gap += 1
                if gap >= VoicedSegments.leastGap { (place, run, gap) = (.outside, 0, 0) }
            case (.inside, true): gap = 0
            case (.inside, false):
                gap += 1
                run = 0
                guard gap >= VoicedSegments.leastGap else { break }
                lengths.append(frame - gap - start)
                (place, gap) = (.outside, 0)
            }
        }

        mutating func finish(count: Int) {
            if place == .inside { lengths.append(count - gap - 1 - start) }
        }
    }
}
