import Glibc

/// 26 mel bands of the power spectrum of a 20 ms frame, and what is made of them: loudness and the first cepstral coefficients.
///
/// Source: openSMILE 3.0, `cMelspec`, `cPlp`, `cMfcc`; Hermansky (1990), JASA 87(4), for equal loudness and the power law.
struct AuditoryBands: Sendable {
    static let bandCount = 26
    static let coefficientCount = 4
    /// Square of the largest 16-bit sample: cepstra are of samples at that scale.
    private static let fullScale = 32767.0 * 32767.0
    /// The least energy of a band that loudness is made of: one step of 16-bit samples.
    private static let leastEnergy = 1 / (32768.0 * 32768.0)

    /// Bins that take part.
    private let bins: Range<Int>
    /// Each bin's share in the band below its upper neighbour, and the number of that band, counted from -1.
    private let shares: [Double]
    private let bands: [Int]
    private let equalLoudness: [Double]
    /// `[coefficients x bands]`, with the lifter.
    private let cosines: [Double]

    init(binCount: Int, binWidth: Double) {
        func mel(_ frequency: Double) -> Double { 1127 * log(1 + frequency / 700) }
        let ceiling = min(8000, Double(binCount - 1) * binWidth)
        let floor = mel(20)
        let step = (mel(ceiling) - floor) / Double(Self.bandCount + 1)
        let lowest = Int((20 / binWidth).rounded())
        let highest = min(binCount, Int((ceiling / binWidth).rounded()))
        bins = (lowest + 1)..<highest
        let positions = bins.map { max(0, (mel(Double($0) * binWidth) - floor) / step) }
        bands = positions.map { Int($0.rounded(.up)) - 2 }
        shares = positions.map { $0.rounded(.up) - $0 }
        equalLoudness = (1...Self.bandCount).map { band in
            let center = 700 * (exp((floor + Double(band) * step) / 1127) - 1)
            return Self.equalLoudness(at: center)
        }
        cosines = (1...Self.coefficientCount).flatMap { coefficient in
            let lifter = 1 + 11 * sin(Double.pi * Double(coefficient) / 22)
            return (0..<Self.bandCount).map { band in
                lifter * (2 / Double(Self.bandCount)).squareRoot()
                    * cos(Double.pi * Double(coefficient) * (Double(band) + 0.5) / Double(Self.bandCount))
            }
        }
    }

    /// Sensitivity of hearing at about 40 phon.
    private static func equalLoudness(at frequency: Double) -> Double {
        let w = 2 * Double.pi * frequency
        let s = w * w
        return 1e32 * (s + 56.8e6) * s * s / ((s + 6.3e6) * (s + 6.3e6) * (s + 0.38e9) * (s * s * s * w + 1.7e31))
    }

    /// Energies of the bands.
    ///
    /// - Parameters:
    ///   - power: `[bins]`.
    ///   - energies: `[26]`.
    func filter(_ power: UnsafePointer<Double>, into energies: UnsafeMutablePointer<Double>) {
        energies.update(repeating: 0, count: Self.bandCount)
        for (index, bin) in bins.enumerated() {
            let band = bands[index]
            let share = power[bin] * shares[index]
            if band >= 0 { energies[band] += share }
            if band + 1 < Self.bandCount { energies[band + 1] += power[bin] - share }
        }
    }

    /// The mean over the bands of the energies as heard.
    func loudness(_ energies: UnsafePointer<Double>) -> Double {
        var sum = 0.0
        for band in 0..<Self.bandCount { sum += pow(max(Self.leastEnergy, energies[band]) * equalLoudness[band], 0.33) }
        return sum / Double(Self.bandCount)
    }

    /// The first four cepstral coefficients.
    func cepstrum(_ energies: UnsafePointer<Double>, into coefficients: UnsafeMutablePointer<Double>) {
        coefficients.update(repeating: 0, count: Self.coefficientCount)
        for band in 0..<Self.bandCount {
            let level = log(max(1, energies[band] * Self.fullScale))
            for coefficient in 0..<Self.coefficientCount {
                coefficients[coefficient] += level * cosines[coefficient * Self.bandCount + band]
            }
        }
    }
}
