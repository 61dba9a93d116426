/// Which periods, and which neighbouring periods and amplitudes, count in jitter and shimmer.
///
/// Source: Praat 6.1, `VoiceAnalysis` and `PointProcess_getMeanPeriod`.
package struct PeriodLimits: Hashable, Codable, Sendable {
    /// Shortest period, s.
    package var shortest = 0.0001
    /// Longest period, s.
    package var longest = 0.02
    /// Largest ratio of neighbouring periods.
    package var periodFactor = 1.3
    /// Largest ratio of neighbouring amplitudes.
    package var amplitudeFactor = 1.6

    /// Praat's standard limits.
    package init() {}

    func contains(_ period: Double) -> Bool { period >= shortest && period <= longest }

    /// Whether periods that follow each other are all in range and resemble their neighbours.
    func accepts(_ periods: ArraySlice<Double>) -> Bool {
        periods.allSatisfy(contains)
            && zip(periods, periods.dropFirst()).allSatisfy { ratio($0, $1) <= periodFactor }
    }

    func ratio(_ first: Double, _ second: Double) -> Double { first > second ? first / second : second / first }
}
