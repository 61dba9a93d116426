/// A quantity over time, at equal steps; not defined everywhere.
package struct ValueTrack: Sendable {
    /// Time of the first frame's centre, seconds from the start of the clip.
    package let start: Double
    /// Time between frames, seconds.
    package let step: Double
    /// `[frames]`; not a number where the quantity is not defined.
    package let values: [Float]

    /// A track of values.
    package init(start: Double, step: Double, values: [Float]) {
        self.start = start
        self.step = step
        self.values = values
    }

    /// Time of a frame's centre, seconds from the start of the clip.
    package func time(_ frame: Int) -> Double { start + Double(frame) * step }

    /// The value of the frame nearest to a time; nil where it is not defined or the track does not reach.
    package func value(at seconds: Double) -> Double? {
        let frame = ((seconds - start) / step).rounded()
        guard frame >= 0, frame < Double(values.count) else { return nil }
        let value = values[Int(frame)]
        return value.isNaN ? nil : Double(value)
    }

    /// The least and the greatest value; nil where none is defined.
    package var extent: ClosedRange<Double>? {
        let defined = values.lazy.filter { !$0.isNaN }
        guard let least = defined.min(), let greatest = defined.max() else { return nil }
        return Double(least)...Double(greatest)
    }
}

extension ValueTrack: Hashable {
    /// Equal bits: undefined values equal each other.
    package static func == (first: ValueTrack, second: ValueTrack) -> Bool {
        first.start == second.start && first.step == second.step && first.values.bits == second.values.bits
    }

    /// Hashes the bits.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(start)
        hasher.combine(step)
        hasher.combine(values.bits)
    }
}
