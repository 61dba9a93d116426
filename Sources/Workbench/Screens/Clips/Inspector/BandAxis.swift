import Features
import Recognition
import TextCanvas

/// The vertical axis of a plane: its bands at equal distances, or their frequencies on a linear, logarithmic or mel scale.
struct BandAxis {
    /// How far apart bands stand.
    enum Scale: Hashable {
        case bands, linear, logarithmic, mel

        /// The scale that the user chose.
        init(_ scale: FrequencyScale) {
            switch scale {
            case .linear: self = .linear
            case .logarithmic: self = .logarithmic
            case .mel: self = .mel
            }
        }

        /// Where a frequency in Hz stands.
        func place(of hertz: Double) -> Double {
            switch self {
            case .bands, .linear: hertz
            case .logarithmic: Logarithm.base10(max(hertz, 1e-6))
            case .mel: MelScale.htk.mel(hertz: hertz)
            }
        }

        /// The frequency in Hz at a place.
        func hertz(at place: Double) -> Double {
            switch self {
            case .bands, .linear: place
            case .logarithmic: Logarithm.power(10, place)
            case .mel: MelScale.htk.hertz(mel: place)
            }
        }
    }

    /// Rows of the picture.
    let rows: Int
    /// The bands that each row shows, from the bottom; never empty.
    private let sources: [Range<Int>]
    private let frequencies: [Float]
    private let scale: Scale
    /// The frequencies at both ends of the axis, Hz.
    private let lowest: Double
    private let highest: Double

    /// Rows of pictures over frequency: as many as a high terminal shows half blocks.
    private static let pictureRows = 96

    /// The axis of a plane. Bands whose frequencies are not known, or do not rise, stand at equal distances.
    init(_ plane: FeaturePlane, scale wanted: Scale) {
        var frequencies: [Float] = []
        if case .frequencies(let known) = plane.bands { frequencies = known }
        self.frequencies = frequencies
        guard wanted != .bands, frequencies.count > 1, let first = frequencies.first, let last = frequencies.last,
            last > first
        else {
            scale = .bands
            (lowest, highest) = (0, Double(max(1, plane.bandCount)))
            rows = plane.bandCount
            sources = (0..<plane.bandCount).map { $0..<$0 + 1 }
            return
        }
        scale = wanted
        // Below 50 Hz there is no voice, and a logarithmic axis cannot begin at 0.
        lowest = wanted == .logarithmic ? max(Double(first), 50) : Double(first)
        highest = Double(last)
        rows = Self.pictureRows
        let (low, high) = (wanted.place(of: lowest), wanted.place(of: highest))
        func edge(_ row: Int) -> Int {
            let share = Double(row) / Double(Self.pictureRows)
            return Self.firstBand(atOrAbove: Float(wanted.hertz(at: low + (high - low) * share)), in: frequencies)
        }
        sources = (0..<Self.pictureRows).map { row in
            let start = min(edge(row), frequencies.count - 1)
            return start..<max(start + 1, min(edge(row + 1), frequencies.count))
        }
    }

    /// The axis of places on the scale, with figures of one width.
    func axis(labelWidth: Int) -> Axis {
        func label(_ text: String) -> String { text.padded(to: labelWidth, align: .right) }
        if scale == .bands {
            let plain = Axis(lowest...highest)
            guard frequencies.isEmpty else {
                return Axis(plain.range, ticks: frequencyTicks.map { ($0.0, label($0.1)) }.map(Axis.Tick.init))
            }
            let ticks = plain.ticks(atMost: 4).filter { Int($0.value) < rows }.map { tick in
                Axis.Tick(tick.value + 0.5, label("c\(Int(tick.value))"))
            }
            return Axis(plain.range, ticks: ticks)
        }
        let round = Axis(lowest...highest, isLogarithmic: scale != .linear).ticks(atMost: scale == .linear ? 4 : 8)
        let ticks = round.map { Axis.Tick(scale.place(of: $0.value), label(Self.hertz($0.value))) }
        return Axis(scale.place(of: lowest)...scale.place(of: highest), ticks: ticks)
    }

    /// Round frequencies where they lie among bands at equal distances.
    private var frequencyTicks: [(place: Double, name: String)] {
        guard let first = frequencies.first, let last = frequencies.last, last > first, frequencies.count > 1 else {
            return []
        }
        let round = Axis(Double(max(first, 50))...Double(last), isLogarithmic: true).ticks(atMost: 8)
        return round.compactMap { tick in
            let above = min(
                max(1, Self.firstBand(atOrAbove: Float(tick.value), in: frequencies)), frequencies.count - 1)
            let (low, high) = (Double(frequencies[above - 1]), Double(frequencies[above]))
            guard high > low else { return nil }
            return (Double(above) - 0.5 + (tick.value - low) / (high - low), Self.hertz(tick.value))
        }
    }

    /// Where a frequency stands on the axis; nil where bands stand at equal distances.
    func place(of hertz: Double) -> Double? { scale == .bands ? nil : scale.place(of: hertz) }

    /// The plane's values by the rows of the picture, `[frames x rows]`: means over the bands of a row.
    ///
    /// - Parameter frames: those in sight.
    func arranged(_ plane: FeaturePlane, frames: Range<Int>) -> [Float] {
        guard scale != .bands else {
            return Array(plane.values[frames.lowerBound * plane.bandCount..<frames.upperBound * plane.bandCount])
        }
        return plane.values.withUnsafeBufferPointer { values in
            [Float](unsafeUninitializedCapacity: frames.count * rows) { picture, count in
                for frame in frames {
                    for (row, bands) in sources.enumerated() {
                        var sum: Float = 0
                        for band in bands { sum += values[frame * plane.bandCount + band] }
                        picture[(frame - frames.lowerBound) * rows + row] = sum / Float(bands.count)
                    }
                }
                count = frames.count * rows
            }
        }
    }

    /// A frequency in as few characters as tell it.
    private static func hertz(_ value: Double) -> String {
        guard value >= 1000 else { return Format.fixed(value, decimals: 0) }
        // A round tick needs no zeros behind it.
        let isRound = value.remainder(dividingBy: 1000) == 0
        return (isRound ? Format.fixed(value / 1000, decimals: 0) : Format.number(value / 1000)) + "k"
    }

    /// The first band at a frequency or above it, by bisection.
    private static func firstBand(atOrAbove hertz: Float, in frequencies: [Float]) -> Int {
        var low = 0
        var high = frequencies.count
        while low < high {
            let middle = (low + high) / 2
            if frequencies[middle] < hertz { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension FeaturePlane {
    /// The values that colours span: as far below the greatest as is asked for where they are decibels, else all.
    func colorRange(_ look: PlaneLook = PlaneLook()) -> ClosedRange<Float> {
        var least = Float.infinity
        var greatest = -Float.infinity
        values.withUnsafeBufferPointer { values in
            for value in values where value.isFinite {
                least = min(least, value)
                greatest = max(greatest, value)
            }
        }
        guard least < greatest else { return least.isFinite ? least...least + 1 : 0...1 }
        guard unit == "dB" else { return least...greatest }
        let top = greatest - Float(look.gain)
        // Without a wish the quietest value there is sets the end.
        let bottom = top - Float(look.range)
        return look == PlaneLook() ? max(least, bottom)...top : bottom...top
    }

    /// The frames that lie in a span of time, at least one.
    func frames(in seconds: ClosedRange<Double>) -> Range<Int> {
        guard frames > 0, hop > 0 else { return 0..<0 }
        let first = min(max(0, Int((seconds.lowerBound / hop).rounded(.down))), frames - 1)
        let last = min(max(first + 1, Int((seconds.upperBound / hop).rounded(.up))), frames)
        return first..<last
    }
}
