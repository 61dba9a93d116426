import Features
import Recognition
import TextCanvas

extension InspectorPlotView {
    /// Places of a spectrum that are drawn: more than any terminal has dots across.
    private static let spectrumPlaces = 1024

    /// The spectrum as a curve over its own axis.
    func drawSpectrum(in area: Rect, on canvas: inout Canvas) {
        let spectrum = analysis.spectrum
        guard spectrum.decibels.count > 1 else { return }
        let finite = spectrum.decibels.filter(\.isFinite)
        let top = shared?.top ?? Double(finite.max() ?? 0)
        // 80 dB below the peak lies the noise floor of 16-bit recordings; what lies lower says nothing of the voice.
        let bottom = max(Double(finite.min() ?? 0), top - inspector.look.range)
        LineChart(
            series: [LineChart.Series("", points(of: spectrum, above: bottom), ink: .role(.curve))],
            horizontal: frequencies(to: spectrum.highest), vertical: Axis(bottom...max(top, bottom + 1), unit: "dB"),
            hasLegend: false
        ).draw(in: area.inset(right: 1), on: &canvas)
    }

    /// The axis of frequencies in the scale that the user chose, in kHz or, on the mel scale, in places of it.
    /// Where a frequency stands on the axis of frequencies.
    func filterPlace(of hertz: Double) -> Double {
        switch inspector.scale {
        case .mel: MelScale.htk.mel(hertz: hertz)
        case .linear: hertz / 1000
        case .logarithmic: max(hertz / 1000, 0.02)
        }
    }

    /// The axis of frequencies from 0, or from 20 Hz where it is logarithmic, to half the sample rate.
    func frequencies(to highest: Double) -> Axis {
        switch inspector.scale {
        case .linear: return Axis(0...highest / 1000, unit: "kHz")
        case .logarithmic: return Axis(0.02...max(0.04, highest / 1000), unit: "kHz", isLogarithmic: true)
        case .mel:
            let ticks = [0, 0.2, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24].filter { $0 * 1000 <= highest }.map {
                Axis.Tick(MelScale.htk.mel(hertz: $0 * 1000), Format.fixed($0, decimals: $0 < 1 && $0 > 0 ? 1 : 0))
            }
            return Axis(0...MelScale.htk.mel(hertz: highest), unit: "kHz (mel)", ticks: ticks)
        }
    }

    /// The spectrum in few enough places to be drawn at once: of neighbouring bins the strongest.
    private func points(of spectrum: SpectrumCurve, above bottom: Double) -> [LineChart.Point] {
        let count = spectrum.decibels.count
        let places = min(count, Self.spectrumPlaces)
        let isMel = inspector.scale == .mel
        return spectrum.decibels.withUnsafeBufferPointer { decibels in
            (0..<places).map { place in
                let bins = place * count / places..<(place + 1) * count / places
                var best = bins.lowerBound
                for bin in bins where decibels[bin] > decibels[best] { best = bin }
                let hertz = Double(best) * spectrum.binWidth
                return LineChart.Point(
                    isMel ? MelScale.htk.mel(hertz: hertz) : hertz / 1000, max(Double(decibels[best]), bottom))
            }
        }
    }
}
