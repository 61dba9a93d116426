import Recognition

extension ClipAnalysis {
    /// The parts that the mask removes, as shares of the clip, ascending.
    var masked: [Range<Double>] {
        let count = Double(max(1, samples.count))
        var removed: [Range<Double>] = []
        var start = 0
        for run in kept + [samples.count..<samples.count] {
            if start < run.lowerBound { removed.append(Double(start) / count..<Double(run.lowerBound) / count) }
            start = run.upperBound
        }
        return removed
    }
}
