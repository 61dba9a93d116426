import Glibc

/// Levels of the harmonics of a voiced 60 ms frame, alone and near the formants.
///
/// Source: openSMILE 3.0, `cHarmonics`.
struct HarmonicLevels {
    private static let harmonicCount = 100
    /// Stands for a level that isn't defined, dB.
    static let undefined = -201.0

    /// One harmonic.
    private struct Harmonic {
        /// Its peak, or the bin where that was expected; 0 if it lies beyond the spectrum or was found already.
        var bin: Int
        var magnitude: Float = 0
        /// Of the parabola through the peak.
        var frequency = 0.0
        var interpolatedMagnitude = 0.0
        /// dB re the first harmonic.
        var level = HarmonicLevels.undefined
    }

    private let binWidth: Double
    private let harmonics: [Harmonic]

    /// - Parameters:
    ///   - magnitudes: `[bins]`.
    ///   - frequency: F0, Hz.
    init(_ magnitudes: UnsafeBufferPointer<Float>, binWidth: Double, frequency: Double) {
        self.binWidth = binWidth
        var list: [Harmonic] = []
        list.reserveCapacity(Self.harmonicCount)
        for number in 1...Self.harmonicCount {
            let harmonic = Self.find(number, of: frequency, in: magnitudes, binWidth: binWidth)
            list.append(harmonic)
            if harmonic.bin == 0 { break }
        }
        Self.setLevels(&list)
        harmonics = list
    }

    /// H1 over H2, dB. openSMILE counts from the fundamental as H0, so that H1 is the harmonic at twice F0.
    var secondHarmonicDifference: Double { Self.bounded(level(of: 1) - level(of: 2)) }

    /// H1 over the strongest harmonic near a formant, dB.
    func difference(toFormant frequency: Double) -> Double {
        Self.bounded(strongest(near: frequency).map { level(of: 1) - $0.level } ?? level(of: 1) + Self.undefined)
    }

    private func level(of harmonic: Int) -> Double {
        harmonic < harmonics.count ? harmonics[harmonic].level : Self.undefined
    }

    private static func bounded(_ difference: Double) -> Double { max(undefined, min(-undefined, difference)) }

    /// The strongest harmonic near a formant over the first, dB; 0 where there is none.
    func level(ofFormant frequency: Double) -> Double { strongest(near: frequency)?.level ?? 0 }

    private func strongest(near frequency: Double) -> Harmonic? {
        let range = 0.8 * frequency...1.2 * frequency
        var best: Harmonic?
        for harmonic in harmonics where range.contains(harmonic.frequency) && harmonic.magnitude > best?.magnitude ?? 0
        {
            best = harmonic
        }
        return best
    }

    private static func find(
        _ number: Int, of frequency: Double, in magnitudes: UnsafeBufferPointer<Float>, binWidth: Double
    ) -> Harmonic {
        func bin(_ factor: Double) -> Int { nearestBin(factor * frequency / binWidth, count: magnitudes.count) }
        let expected = bin(Double(number))
        let bounds = (bin(Double(number) - 0.5), bin(Double(number) + 0.5))
        var harmonic = Harmonic(bin: expected)
        guard expected > 0, let peak = peak(around: expected, bounds, in: magnitudes), peak >= bin(0.5),
            peak < magnitudes.count - 1, peak > 0
        else { return harmonic }
        let vertex = Parabola(
            left: Double(magnitudes[peak - 1]), middle: Double(magnitudes[peak]), right: Double(magnitudes[peak + 1]))
        harmonic.bin = peak
        harmonic.magnitude = magnitudes[peak]
        harmonic.frequency = (Double(peak) + vertex.offset) * binWidth
        harmonic.interpolatedMagnitude = vertex.height
        return harmonic
    }

    /// The bin nearest to a position; 0 beyond the end.
    private static func nearestBin(_ position: Double, count: Int) -> Int {
        let upper = Int(position) + 1
        guard upper < count else { return 0 }
        return Double(upper) - position > position - Double(upper - 1) ? upper - 1 : upper
    }

    /// The peak nearest to a bin, the upper of two that are as near.
    private static func peak(around bin: Int, _ bounds: (Int, Int), in magnitudes: UnsafeBufferPointer<Float>) -> Int? {
        func isPeak(_ bin: Int) -> Bool {
            bin > 0 && bin + 1 < magnitudes.count && magnitudes[bin] > magnitudes[bin - 1]
                && magnitudes[bin] > magnitudes[bin + 1]
        }
        if isPeak(bin) { return bin }
        var distance = 1
        while bin + distance <= bounds.1 || bin - distance >= bounds.0 {
            if bin + distance <= bounds.1, isPeak(bin + distance) { return bin + distance }
            if bin - distance >= bounds.0, isPeak(bin - distance) { return bin - distance }
            distance += 1
        }
        return nil
    }

    /// Levels re the first harmonic; a peak that was taken for two harmonics counts for the lower.
    private static func setLevels(_ harmonics: inout [Harmonic]) {
        let reference = harmonics[0].magnitude > 0 ? log10(Double(harmonics[0].magnitude)) : nil
        if reference != nil { harmonics[0].level = 0 }
        for index in harmonics.indices.dropFirst() {
            if let reference {
                let magnitude = harmonics[index].interpolatedMagnitude
                harmonics[index].level = magnitude > 0 ? max(-200, 20 * (log10(magnitude) - reference)) : -200
            }
            if harmonics[index].bin == harmonics[index - 1].bin { harmonics[index] = Harmonic(bin: 0) }
        }
    }
}
