/// Mean, deviation and percentiles of the values of a contour; all 0 where there is none.
struct ContourStatistics {
    let mean: Double
    private let deviation: Double
    private let values: [Double]

    init(_ values: [Double]) {
        self.values = values
        let mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
        let sum = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        deviation = values.isEmpty ? 0 : (sum / Double(values.count)).squareRoot()
        self.mean = mean
    }

    /// The mean, and the deviation as a share of it: negative where the mean is.
    var meanAndDeviation: [Double] { [mean, mean == 0 ? deviation : deviation / mean] }

    /// The value below which a share of the values lies, linear between values.
    func percentile(_ share: Double) -> Double {
        guard !values.isEmpty else { return 0 }
        let sorted = values.sorted()
        let position = share * Double(sorted.count - 1)
        let lower = Int(position)
        let upper = min(sorted.count - 1, lower + 1)
        return sorted[lower] + (position - Double(lower)) * (sorted[upper] - sorted[lower])
    }
}
