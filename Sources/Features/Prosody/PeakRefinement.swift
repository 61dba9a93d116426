import CKernels

/// Finds maxima of a sampled, band-limited sequence between its samples.
struct PeakRefinement {
    /// How many samples on each side the interpolation uses.
    let depth: Int

    /// The sequence at a place between its samples.
    func value(of sequence: UnsafeBufferPointer<Double>, at position: Double) -> Double {
        ck_interpolate_sinc(sequence.baseAddress, sequence.count, position, depth)
    }

    /// Place and height of the maximum within one sample of a local maximum among the samples.
    ///
    /// Two parabolas, the second through points close to the first one's top, find the place to about 1e-4 of a
    /// sample; a search to the last bit, as Praat makes, needs four times as many evaluations. Only the height there takes
    /// samples further away than 70 into account: at its top the sequence is flat.
    func maximum(
        of sequence: UnsafeBufferPointer<Double>, near index: Int, from start: Double? = nil
    ) -> (position: Double, value: Double) {
        guard index > 0, index + 1 < sequence.count else { return (Double(index), sequence[index]) }
        let bounds = Double(index - 1)...Double(index + 1)
        let samples = Parabola(left: sequence[index - 1], middle: sequence[index], right: sequence[index + 1])
        var height: Double?
        var position = start ?? samples.top(at: Double(index), spacing: 1, within: bounds)
        for (spacing, depth) in [(0.2, 30), (0.02, 70)] {
            let near = PeakRefinement(depth: min(depth, self.depth))
            let parabola = Parabola(
                left: near.value(of: sequence, at: position - spacing), middle: near.value(of: sequence, at: position),
                right: near.value(of: sequence, at: position + spacing))
            position = parabola.top(at: position, spacing: spacing, within: bounds)
            height = abs(parabola.offset) <= 2 ? parabola.height : nil
        }
        // Close to its middle, the parabola's top is that of the sequence to nine digits, at the depth that it was made with.
        if depth <= 70, let height { return (position, height) }
        return (position, value(of: sequence, at: position))
    }

    /// The highest of eighths of a sample within one sample of a place, where the sequence may have several maxima.
    func highest(of sequence: UnsafeBufferPointer<Double>, around index: Int) -> Double {
        let coarse = PeakRefinement(depth: min(depth, 70))
        let places = (-8...8).map { Double(index) + Double($0) / 8 }
        return places.map { (place: $0, value: coarse.value(of: sequence, at: $0)) }.max { $0.value < $1.value }?.place
            ?? Double(index)
    }
}

/// A parabola through three evenly spaced points.
struct Parabola {
    let left: Double
    let middle: Double
    let right: Double

    /// Offset of the top from the middle, in spacings; 0 where the points lie on a line.
    var offset: Double {
        let curvature = 2 * middle - left - right
        return curvature == 0 ? 0 : 0.5 * (right - left) / curvature
    }

    /// Height of the top.
    var height: Double { middle + 0.25 * (right - left) * offset }

    /// Place of the top, held within bounds.
    func top(at place: Double, spacing: Double, within bounds: ClosedRange<Double>) -> Double {
        min(max(place + offset * spacing, bounds.lowerBound), bounds.upperBound)
    }
}
