/// The plots of the inspector, from the top.
package enum InspectorPlot: String, CaseIterable, Codable, Hashable, Sendable {
    case waveform, spectrum, spectrogram, filterBank, mfcc

    /// The title of the plot.
    package var title: String {
        switch self {
        case .waveform: "waveform"
        case .spectrum: "spectrum |FFT|"
        case .spectrogram: "spectrogram"
        case .filterBank: "filter bank"
        case .mfcc: "MFCC"
        }
    }
}

/// How the inspector shows a clip.
package struct InspectorState: Hashable, Sendable {
    /// The plot that `zoom` shows alone.
    package var selected = InspectorPlot.waveform
    /// Whether the selected plot has all the room.
    package var isZoomed = false
    /// Whether the spectrogram is among the plots.
    package var showsSpectrogram = false
    /// Whether frequencies stand at logarithmic distances.
    package var isLogarithmic = false
    /// The time cursor, seconds from the start of the clip.
    package var time = 0.0

    /// All plots but the spectrogram, linear frequencies.
    package init() {}

    /// The plots that are shown where there is room.
    package var plots: [InspectorPlot] {
        InspectorPlot.allCases.filter { $0 != .spectrogram || showsSpectrogram }
    }

    /// Selects the plot some places further on.
    mutating func selectPlot(by step: Int) {
        let plots = plots
        let index = plots.firstIndex(of: selected) ?? 0
        let next = (index + step % plots.count + plots.count) % plots.count
        selected = plots[next]
    }

    /// Moves the time cursor within a clip.
    mutating func moveTime(by seconds: Double, within length: Double) {
        time = min(max(0, time + seconds), max(0, length))
    }
}
