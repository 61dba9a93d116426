import Recognition
import TextCanvas

/// What the plots say at one moment of a clip, in words.
struct Readings {
    private let analysis: ClipAnalysis
    private let voice: ClipVoice?
    private let seconds: Double

    /// The readings of an analysis at a moment; moments outside the clip are brought into it.
    init(of analysis: ClipAnalysis, voice: ClipVoice?, at seconds: Double) {
        self.analysis = analysis
        self.voice = voice
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

    /// What of the voice is shown over the waveform, then how much of the clip the mask keeps, as far as there is room.
    func waveform(_ inspector: InspectorState, room: Int) -> String {
        var facts = [pitch(inspector)]
        if inspector.showsIntensity, let voice {
            facts.append(voice.intensity.value(at: seconds).map { "\(Format.fixed($0, decimals: 0)) dB re 2e-5" } ?? "")
        }
        let kept = Format.fixed(analysis.keptSeconds, decimals: 1)
        facts.append("kept \(kept) s of \(Format.fixed(analysis.seconds, decimals: 1)) s")
        facts.append("(mask \(analysis.maskThreshold))")
        while facts.count > 1, facts.joined(separator: "  ").columns > room { facts.removeLast() }
        return facts.filter { !$0.isEmpty }.joined(separator: "  ")
    }

    /// The fundamental frequency where it is shown and known.
    func pitch(_ inspector: InspectorState) -> String {
        guard inspector.showsPitch, let voice else { return "" }
        return voice.f0.value(at: seconds).map { "F0 \(Format.fixed($0, decimals: 0)) Hz" } ?? "unvoiced"
    }

    /// The formants where they are shown, with their marks where there are only characters; else the strongest band.
    func spectrogram(_ inspector: InspectorState, room: Int) -> String {
        let strongest = strongest(of: analysis.spectrogram)
        guard inspector.showsFormants, let voice else { return strongest }
        let found = voice.formants.enumerated().map { index, formant in
            let value = formant.frequency.value(at: seconds).map { Format.fixed($0, decimals: 0) } ?? "-"
            return "F\(index + 1) \(value)"
        }
        let formants = found.joined(separator: "  ") + " Hz"
        return formants.columns + strongest.columns + 2 <= room ? formants + "  " + strongest : formants
    }

    /// The strongest frequency of the spectrum.
    var peak: String {
        let spectrum = analysis.spectrum
        // The mean of the signal stands in the first bin and is no tone.
        guard
            let best = spectrum.decibels.indices.dropFirst().max(by: { spectrum.decibels[$0] < spectrum.decibels[$1] })
        else { return "" }
        let frequency = Double(best) * spectrum.binWidth
        return "peak \(Format.number(frequency)) Hz, \(Format.fixed(Double(spectrum.decibels[best]), decimals: 0)) dB"
    }

    /// The strongest band of a plane at the moment and its value.
    func strongest(of plane: FeaturePlane) -> String {
        guard let frame = plane.frame(at: seconds), let best = strongestBand(of: plane) else { return "" }
        let value = Format.number(Double(plane[frame, best])) + (plane.unit.isEmpty ? "" : " " + plane.unit)
        guard case .frequencies(let frequencies) = plane.bands else { return "c\(best) \(value)" }
        return "\(Format.number(Double(frequencies[best]))) Hz \(value)"
    }

    /// The band with the greatest value at the moment; nil where there is none.
    func strongestBand(of plane: FeaturePlane) -> Int? {
        guard let frame = plane.frame(at: seconds), plane.bandCount > 0 else { return nil }
        var best = 0
        for band in 1..<max(1, plane.bandCount) where plane[frame, band] > plane[frame, best] { best = band }
        return best
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
