/// The plots of the inspector, from the top.
package enum InspectorPlot: String, CaseIterable, Codable, Hashable, Sendable {
    case waveform, spectrum, spectrogram, filters, filterBank, mfcc, numbers

    /// The title of the plot.
    package var title: String {
        switch self {
        case .waveform: "waveform"
        case .spectrum: "spectrum |FFT|"
        case .spectrogram: "spectrogram"
        case .filters: "filters"
        case .filterBank: "filter bank"
        case .mfcc: "MFCC"
        case .numbers: "numbers"
        }
    }

    /// Whether time runs across.
    var isOverTime: Bool { self != .spectrum && self != .filters && self != .numbers }
}

/// How far apart frequencies stand.
package enum FrequencyScale: String, CaseIterable, Codable, Hashable, Sendable {
    /// Equal steps are equal differences.
    case linear
    /// Equal steps are equal ratios.
    case logarithmic
    /// Equal steps sound equal.
    case mel

    /// The next scale, round and round.
    var next: FrequencyScale {
        switch self {
        case .linear: .logarithmic
        case .logarithmic: .mel
        case .mel: .linear
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
    /// Whether the shapes of the filters are shown.
    package var showsFilters = false
    /// The stretch of the clip that was chosen.
    package var region = TimeRegion()
    /// Whether the table of numbers is among the plots.
    package var showsNumbers = false
    /// Whether F0 and the voiced segments lie over the waveform.
    package var showsPitch = true
    /// Whether the level lies over the waveform.
    package var showsIntensity = false
    /// Whether formants lie over the spectrogram.
    package var showsFormants = false
    /// How far apart frequencies stand.
    package var scale = FrequencyScale.linear
    /// How the spectrogram is computed.
    package var transform = TransformLook()
    /// How planes are coloured.
    package var look = PlaneLook()
    /// The time cursor, seconds from the start of the clip.
    package private(set) var time = 0.0
    /// The part of the clip that the plots over time show.
    package private(set) var window = TimeWindow()
    /// Rows that the table of numbers is scrolled by.
    package var numbersScroll = TextScroll()

    /// Waveform with F0, filter bank, MFCC, spectrum; all of the clip.
    package init() {}

    /// The plots that are shown where there is room.
    package var plots: [InspectorPlot] {
        InspectorPlot.allCases.filter { plot in
            switch plot {
            case .spectrogram: showsSpectrogram
            case .filters: showsFilters
            case .numbers: showsNumbers
            default: true
            }
        }
    }

    /// Whether anything is shown that the voice has to be measured for.
    package var showsVoice: Bool { showsPitch || showsIntensity || showsNumbers || (showsFormants && showsSpectrogram) }

    /// Selects the plot some places further on.
    mutating func selectPlot(by step: Int) {
        let plots = plots
        let index = plots.firstIndex(of: selected) ?? 0
        let next = (index + step % plots.count + plots.count) % plots.count
        selected = plots[next]
    }

    /// A plot that is gone cannot stay selected.
    mutating func keepSelection() {
        if !plots.contains(selected) { selected = .waveform }
    }

    /// Shows or hides the formants, and the spectrogram with them, without which there is nothing to show them on.
    mutating func toggleFormants() {
        showsFormants.toggle()
        if showsFormants { showsSpectrogram = true }
    }

    /// Moves the time cursor within a clip; the window follows.
    mutating func moveTime(to seconds: Double, within length: Double) {
        time = min(max(0, seconds), max(0, length))
        window.include(time, of: length)
    }

    /// Zooms by so many halvings or, negative, doublings of the window, about the cursor.
    mutating func zoomTime(by steps: Int, within length: Double) { window.zoom(by: steps, about: time, of: length) }

    /// Shows a part of a clip as closely as all of it fits in.
    mutating func showTime(_ part: ClosedRange<Double>, within length: Double) {
        window.show(part, of: length)
        time = min(max(part.lowerBound, time), part.upperBound)
    }

    /// Shows the whole clip.
    mutating func fitTime() { window = TimeWindow() }

    /// Moves the window by a share of itself; the cursor stays in it.
    mutating func panTime(by share: Double, within length: Double) {
        window.pan(by: share, of: length)
        let shown = window.range(of: length)
        time = min(max(shown.lowerBound, time), shown.upperBound)
    }
}
