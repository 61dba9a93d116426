import Recognition
import TextCanvas

/// A stretch of a clip that was chosen: where it begins and ends, as far as both are set.
package struct TimeRegion: Hashable, Sendable {
    /// Where it begins, seconds.
    package private(set) var start: Double?
    /// Where it ends, seconds.
    package private(set) var end: Double?

    /// Nothing is chosen.
    package init() {}

    /// From start to end; nil until both are set.
    package var range: ClosedRange<Double>? {
        guard let start, let end, start < end else { return nil }
        return start...end
    }

    /// Sets the beginning; an end that lies before it is forgotten.
    mutating func begin(at seconds: Double) {
        start = seconds
        if let end, end <= seconds { self.end = nil }
    }

    /// Sets the end; a beginning that lies behind it is forgotten.
    mutating func finish(at seconds: Double) {
        end = seconds
        if let start, start >= seconds { self.start = nil }
    }

    /// What is known of the region: duration, mean F0 of its voiced frames, level.
    func reading(of analysis: ClipAnalysis, voice: ClipVoice?) -> String {
        guard let range else {
            let half = start.map { "from \(Self.seconds($0))" } ?? end.map { "to \(Self.seconds($0))" }
            return half.map { "region \($0)" } ?? ""
        }
        var facts = [
            "region \(Self.seconds(range.lowerBound)) to \(Self.seconds(range.upperBound)): "
                + Self.seconds(range.upperBound - range.lowerBound)
        ]
        if let voice {
            facts.append(Self.pitch(voice.f0, in: range).map { "F0 \(Format.fixed($0, decimals: 0)) Hz" } ?? "unvoiced")
        }
        if let level = Self.level(of: analysis, in: range) { facts.append("\(Format.fixed(level, decimals: 1)) dB") }
        return facts.joined(separator: ", ")
    }

    private static func seconds(_ value: Double) -> String { Format.fixed(value, decimals: 2) + " s" }

    /// The mean of the voiced frames, Hz.
    static func pitch(_ track: ValueTrack, in range: ClosedRange<Double>) -> Double? {
        let values = track.values.indices.filter { range.contains(track.time($0)) }.map { track.values[$0] }
        let voiced = values.filter(\.isFinite)
        return voiced.isEmpty ? nil : voiced.reduce(0.0) { $0 + Double($1) } / Double(voiced.count)
    }

    /// The level, dB of full scale; nil of silence.
    static func level(of analysis: ClipAnalysis, in range: ClosedRange<Double>) -> Double? {
        let rate = Double(analysis.sampleRate)
        let first = min(max(0, Int(range.lowerBound * rate)), analysis.samples.count)
        let end = min(max(first, Int(range.upperBound * rate)), analysis.samples.count)
        guard first < end else { return nil }
        let power = analysis.samples[first..<end].reduce(0) { $0 + Double($1) * Double($1) } / Double(end - first)
        return power > 0 ? 10 * Logarithm.base10(power) : nil
    }
}
