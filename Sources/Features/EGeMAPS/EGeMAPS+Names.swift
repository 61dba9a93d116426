extension EGeMAPS {
    /// A value with its official name and its unit.
    package struct Quantity: Hashable, Sendable {
        /// As openSMILE writes it.
        package let name: String
        /// Empty for a plain ratio or a number without a unit.
        package let unit: String
    }

    /// The 25 low-level descriptors, in the official order.
    package static let descriptors: [Quantity] =
        spectral.map { Quantity(name: $0.name + "_sma3", unit: $0.unit) }
        + voice.map { Quantity(name: $0.name + "_sma3nz", unit: $0.unit) }

    /// Names of the 25 low-level descriptors, in the official order.
    package static let descriptorNames = descriptors.map(\.name)

    /// The 88 functionals, in the official order.
    package static let functionals: [Quantity] =
        contourFunctionals(voice[0], smoothing: "sma3nz")
        + contourFunctionals(Quantity(name: "loudness", unit: ""), smoothing: "sma3")
        + spectral[5...].flatMap { moments($0, smoothing: "sma3") }
        + voice[1...].flatMap { moments($0, smoothing: "sma3nz") }
        + spectral[1...].flatMap { moments($0.marked("V"), smoothing: "sma3nz") }
        + spectral[1...5].map { Quantity(name: $0.marked("UV").name + "_sma3nz_amean", unit: $0.unit) }
        + temporal

    /// Names of the 88 functionals, in the official order.
    package static let functionalNames = functionals.map(\.name)

    /// Descriptors of every frame.
    private static let spectral =
        [
            Quantity(name: "Loudness", unit: ""), Quantity(name: "alphaRatio", unit: "dB"),
            Quantity(name: "hammarbergIndex", unit: "dB"), Quantity(name: "slope0-500", unit: "dB/Hz"),
            Quantity(name: "slope500-1500", unit: "dB/Hz"), Quantity(name: "spectralFlux", unit: ""),
        ] + (1...4).map { Quantity(name: "mfcc\($0)", unit: "") }

    /// Descriptors of voiced frames.
    private static let voice =
        [
            Quantity(name: "F0semitoneFrom27.5Hz", unit: "st"), Quantity(name: "jitterLocal", unit: ""),
            Quantity(name: "shimmerLocaldB", unit: "dB"), Quantity(name: "HNRdBACF", unit: "dB"),
            Quantity(name: "logRelF0-H1-H2", unit: "dB"), Quantity(name: "logRelF0-H1-A3", unit: "dB"),
        ]
        + (1...3).flatMap {
            [
                Quantity(name: "F\($0)frequency", unit: "Hz"), Quantity(name: "F\($0)bandwidth", unit: "Hz"),
                Quantity(name: "F\($0)amplitudeLogRelF0", unit: "dB"),
            ]
        }

    private static let temporal = [
        Quantity(name: "loudnessPeaksPerSec", unit: "1/s"), Quantity(name: "VoicedSegmentsPerSec", unit: "1/s"),
        Quantity(name: "MeanVoicedSegmentLengthSec", unit: "s"),
        Quantity(name: "StddevVoicedSegmentLengthSec", unit: "s"),
        Quantity(name: "MeanUnvoicedSegmentLength", unit: "s"),
        Quantity(name: "StddevUnvoicedSegmentLength", unit: "s"),
        Quantity(name: "equivalentSoundLevel_dBp", unit: "dB"),
    ]

    private static func moments(_ quantity: Quantity, smoothing: String) -> [Quantity] {
        [
            Quantity(name: "\(quantity.name)_\(smoothing)_amean", unit: quantity.unit),
            Quantity(name: "\(quantity.name)_\(smoothing)_stddevNorm", unit: ""),
        ]
    }

    private static func contourFunctionals(_ quantity: Quantity, smoothing: String) -> [Quantity] {
        let perSecond = quantity.unit.isEmpty ? "1/s" : quantity.unit + "/s"
        return moments(quantity, smoothing: smoothing)
            + ["percentile20.0", "percentile50.0", "percentile80.0", "pctlrange0-2"].map {
                Quantity(name: "\(quantity.name)_\(smoothing)_\($0)", unit: quantity.unit)
            }
            + ["meanRisingSlope", "stddevRisingSlope", "meanFallingSlope", "stddevFallingSlope"].map {
                Quantity(name: "\(quantity.name)_\(smoothing)_\($0)", unit: perSecond)
            }
    }
}

extension EGeMAPS.Quantity {
    /// The same quantity in voiced or unvoiced frames only: the mark stands before a band's limits.
    fileprivate func marked(_ mark: String) -> Self {
        guard name.hasPrefix("slope") else { return Self(name: name + mark, unit: unit) }
        return Self(name: "slope" + mark + name.dropFirst("slope".count), unit: unit)
    }
}
