import Recognition

extension ClipAnalysis {
    /// The parts that the mask removes within some samples, as shares of these, ascending.
    func masked(in shown: Range<Int>) -> [Range<Double>] {
        let count = Double(max(1, shown.count))
        var removed: [Range<Double>] = []
        var start = 0
        for run in kept + [samples.count..<samples.count] {
            let gap = (start..<max(start, run.lowerBound)).clamped(to: shown)
            if !gap.isEmpty {
                removed.append(
                    Double(gap.lowerBound - shown.lowerBound) / count..<Double(gap.upperBound - shown.lowerBound)
                        / count)
            }
            start = run.upperBound
        }
        return removed
    }
}
