import Recognition

/// The ends of axes and colours that clips beside each other have in common.
struct SharedScale {
    /// The longest of all, seconds.
    let seconds: Double
    /// The greatest sample of all.
    private(set) var peak: Float = 0
    /// The highest level of all spectra, dB.
    private(set) var top = -Double.infinity
    private var ranges: [InspectorPlot: ClosedRange<Float>] = [:]

    /// What some clips have in common.
    ///
    /// - Parameter shown: the plots in sight: of the others no range is worked out.
    init(of analyses: [ClipAnalysis], seconds: Double, shown: [InspectorPlot], look: PlaneLook) {
        self.seconds = seconds
        for analysis in analyses {
            analysis.samples.withUnsafeBufferPointer { for sample in $0 { peak = max(peak, abs(sample)) } }
            analysis.spectrum.decibels.withUnsafeBufferPointer {
                for level in $0 where level.isFinite { top = max(top, Double(level)) }
            }
            for plot in shown {
                guard let own = analysis.plane(of: plot)?.colorRange(look) else { continue }
                let known = ranges[plot] ?? own
                ranges[plot] = min(known.lowerBound, own.lowerBound)...max(known.upperBound, own.upperBound)
            }
        }
        if peak == 0 { peak = 1 }
        if !top.isFinite { top = 0 }
    }

    /// The values at both ends of a plane's colours.
    func range(of plot: InspectorPlot) -> ClosedRange<Float>? { ranges[plot] }
}
