import Recognition
import TextCanvas

/// A plot of the inspector in sentences: what it says at moments as far apart as make a page, or in bands of frequency.
enum PlainPlot {
    /// The sentences of the selected plot; nil where its numbers stand in a table, or the clip is not analysed yet.
    static func lines(of state: WorkbenchState) -> [String]? {
        guard let clip = state.clips.shown, let analysis = state.clips.analyses[clip.id] else { return nil }
        let inspector = state.clips.inspector
        if inspector.selected == .numbers { return nil }
        if inspector.selected == .spectrum { return bands(of: analysis) }
        let shown = inspector.window.range(of: clip.seconds)
        let step = (shown.upperBound - shown.lowerBound) / Double(PlainReading.page)
        return (0..<PlainReading.page).map { index in
            let seconds = shown.lowerBound + (Double(index) + 0.5) * step
            let readings = Readings(of: analysis, voice: state.clips.voices[clip.id], at: seconds)
            return "\(readings.time): \(moment(readings, inspector, analysis))"
        }
    }

    /// What a plot says at one moment.
    private static func moment(_ readings: Readings, _ inspector: InspectorState, _ analysis: ClipAnalysis) -> String {
        let level = readings.level
        switch inspector.selected {
        case .spectrogram: return "\(level), \(readings.spectrogram(inspector, room: 200))"
        case .filters, .filterBank: return "\(level), strongest band \(readings.strongest(of: analysis.filterBank))"
        case .mfcc: return readings.coefficients(of: analysis.mfcc, room: 200)
        case .waveform, .spectrum, .numbers:
            return [level, readings.pitch(inspector)].filter { !$0.isEmpty }.joined(separator: ", ")
        }
    }

    /// The strongest line of the spectrum in each of as many bands as make a page.
    private static func bands(of analysis: ClipAnalysis) -> [String] {
        let values = analysis.spectrum.decibels
        let width = max(1, values.count / PlainReading.page)
        return stride(from: 0, to: values.count - 1, by: width).map { first in
            let band = first..<min(values.count, first + width)
            let best = band.max { values[$0] < values[$1] } ?? first
            func hertz(_ bin: Int) -> String { Format.fixed(Double(bin) * analysis.spectrum.binWidth, decimals: 0) }
            return "\(hertz(band.lowerBound)) to \(hertz(band.upperBound)) Hz: "
                + "\(Format.fixed(Double(values[best]), decimals: 0)) dB at \(hertz(best)) Hz"
        }
    }
}
