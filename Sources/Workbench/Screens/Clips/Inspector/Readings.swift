import Recognition
import TextCanvas

/// What the plots say at one moment of a clip, in words.
struct Readings {
    private let analysis: ClipAnalysis
    private let seconds: Double

    /// The readings of an analysis at a moment; moments outside the clip are brought into it.
    init(of analysis: ClipAnalysis, at seconds: Double) {
        self.analysis = analysis
        self.seconds = min(max(0, seconds), analysis.seconds)
    }

    /// The moment.
    var time: String { Format.fixed(seconds, decimals: 2) + " s" }

    /// Root mean square of the 25 ms around the moment in dB of full scale, and whether the mask keeps it.
    var level: String {
        let half = analysis.sampleRate / 80
        let middle = min(Int(seconds * Double(analysis.sampleRate)), max(0, analysis.samples.count - 1))
        let range = max(0, middle - half)..<min(analysis.samples.count, middle + half + 1)
        guard !range.isEmpty else { return "no samples" }
        let power = analysis.samples[range].reduce(0) { $0 + Double($1) * Double($1) } / Double(range.count)
        let decibels = power > 0 ? Format.fixed(10 * Logarithm.base10(power), decimals: 0) + " dB" : "silence"
        return decibels + (isKept(middle) ? "" : ", masked")
    }

    /// The strongest band of a plane at the moment and its value.
    func strongest(of plane: FeaturePlane) -> String {
        guard let frame = plane.frame(at: seconds), plane.bandCount > 0 else { return "" }
        var best = 0
        for band in 1..<max(1, plane.bandCount) where plane[frame, band] > plane[frame, best] { best = band }
        let value = Format.number(Double(plane[frame, best])) + (plane.unit.isEmpty ? "" : " " + plane.unit)
        guard case .frequencies(let frequencies) = plane.bands else { return "c\(best) \(value)" }
        return "\(Format.number(Double(frequencies[best]))) Hz \(value)"
    }

    /// The first coefficients of a plane at the moment, as many as there is room for.
    func coefficients(of plane: FeaturePlane, room: Int) -> String {
        guard let frame = plane.frame(at: seconds) else { return "" }
        var text = ""
        for band in 0..<plane.bandCount {
            let next = (band == 0 ? "" : "  ") + "c\(band) " + Format.fixed(Double(plane[frame, band]), decimals: 1)
            guard text.columns + next.columns <= room else { break }
            text += next
        }
        return text
    }

    /// Whether the mask keeps a sample, by bisection of its runs.
    private func isKept(_ sample: Int) -> Bool {
        var low = 0
        var high = analysis.kept.count
        while low < high {
            let middle = (low + high) / 2
            if analysis.kept[middle].upperBound <= sample { low = middle + 1 } else { high = middle }
        }
        return low < analysis.kept.count && analysis.kept[low].contains(sample)
    }
}
