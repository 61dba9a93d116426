package import TextCanvas

/// How the planes of the inspector are coloured: which colours, and which values they span.
package struct PlaneLook: Hashable, Sendable {
    /// Steps of range and gain, dB.
    package static let step = 10.0
    /// Ranges that make sense, dB.
    package static let ranges = 20.0...120.0

    /// The colours; nil takes those of the theme.
    package private(set) var colors: ColorMap?
    /// How far the colours reach below the greatest value of planes in dB.
    package private(set) var range = 80.0
    /// How much lower than the greatest value the brightest colour begins, dB: with more, quiet parts show.
    package private(set) var gain = 0.0

    /// The theme's colours over 80 dB.
    package init() {}

    /// Takes the next colours, after the last one those of the theme.
    mutating func nextColors() {
        guard let current = colors else {
            colors = ColorMap.all[0]
            return
        }
        let next = (ColorMap.all.firstIndex(of: current) ?? 0) + 1
        colors = next < ColorMap.all.count ? ColorMap.all[next] : nil
    }

    /// Widens or narrows the range by steps.
    mutating func changeRange(by steps: Int) {
        range = min(max(Self.ranges.lowerBound, range + Double(steps) * Self.step), Self.ranges.upperBound)
    }

    /// Raises or lowers the gain by steps.
    mutating func changeGain(by steps: Int) {
        gain = min(max(-60, gain + Double(steps) * Self.step), 60)
    }

    /// What differs from the start, in words for a title; empty where nothing does.
    var remark: String {
        var words: [String] = []
        if let colors { words.append(colors.name) }
        if range != 80 { words.append("\(Format.fixed(range, decimals: 0)) dB") }
        if gain != 0 { words.append("gain \(Format.fixed(gain, decimals: 0)) dB") }
        return words.joined(separator: ", ")
    }
}
