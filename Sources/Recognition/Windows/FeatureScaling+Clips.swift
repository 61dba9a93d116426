extension FeatureScaling {
    /// The share of a column's values below the one that stands for a quiet frame.
    private static let quiet = 0.02
    /// As many values of a column are looked at to find it; more would not move it.
    private static let looked = 20_000

    /// Measures the constants on all frames of some clips.
    ///
    /// - Parameters:
    ///   - kind: the rule.
    ///   - clips: what is looked at; other clips play no part.
    ///   - width: numbers in a frame.
    package init(_ kind: Recipe.Scaling.Kind, of clips: [ClipFeatures], width: Int) {
        let frames = clips.reduce(0) { $0 + $1.frames }
        guard frames > 0 else {
            self = FeatureScaling(offsets: [0], ranges: [1], padding: [Double](repeating: 0, count: width))
            return
        }
        let (offsets, ranges): ([Double], [Double]) =
            switch kind {
            case .none: ([0], [1])
            case .minMax: Self.extremes(of: clips)
            case .standard: Self.moments(of: clips, width: width, frames: frames)
            }
        self.init(
            offsets: offsets, ranges: ranges, padding: Self.quietFrame(of: clips, width: width, frames: frames))
    }

    private static func extremes(of clips: [ClipFeatures]) -> ([Double], [Double]) {
        var (low, high) = (Float.infinity, -Float.infinity)
        for clip in clips {
            for value in clip.values {
                low = min(low, value)
                high = max(high, value)
            }
        }
        let range = Double(high) - Double(low)
        return ([Double(low)], [range > 0 ? range : 1])
    }

    private static func moments(of clips: [ClipFeatures], width: Int, frames: Int) -> ([Double], [Double]) {
        func sums(_ term: (Double, Int) -> Double) -> [Double] {
            var sums = [Double](repeating: 0, count: width)
            for clip in clips {
                clip.values.withUnsafeBufferPointer { values in
                    for start in stride(from: 0, to: values.count, by: width) {
                        for column in 0..<width { sums[column] += term(Double(values[start + column]), column) }
                    }
                }
            }
            return sums
        }
        let means = sums { value, _ in value }.map { $0 / Double(frames) }
        let squares = sums { value, column in (value - means[column]) * (value - means[column]) }
        let deviations = squares.map { ($0 / Double(frames)).squareRoot() }
        return (means, deviations.map { $0 > 0 ? $0 : 1 })
    }

    /// The value of each column below which a small share of all frames lies.
    private static func quietFrame(of clips: [ClipFeatures], width: Int, frames: Int) -> [Double] {
        let step = max(1, frames / looked)
        return (0..<width).map { column in
            var values: [Float] = []
            values.reserveCapacity(frames / step + 1)
            var frame = 0
            for clip in clips {
                while frame < clip.frames {
                    values.append(clip.values[frame * width + column])
                    frame += step
                }
                frame -= clip.frames
            }
            values.sort()
            return Double(values[Int(quiet * Double(values.count - 1))])
        }
    }
}
