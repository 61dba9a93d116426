import Recognition
import TextCanvas

/// The vertical axis of a plane: its bands at equal distances, or their frequencies on a linear or logarithmic scale.
struct BandAxis {
    /// How far apart bands stand.
    enum Scale: Hashable { case bands, linear, logarithmic }

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
        let (low, high) = (lowest, highest)
        func edge(_ row: Int) -> Int {
            let share = Double(row) / Double(Self.pictureRows)
            let hertz =
                wanted == .logarithmic ? low * Logarithm.power(high / low, share) : low + (high - low) * share
            return Self.firstBand(atOrAbove: Float(hertz), in: frequencies)
        }
        sources = (0..<Self.pictureRows).map { row in
            let start = min(edge(row), frequencies.count - 1)
            return start..<max(start + 1, min(edge(row + 1), frequencies.count))
        }
    }

    /// The axis with figures of one width.
    func axis(labelWidth: Int) -> Axis {
        func label(_ text: String) -> String { text.padded(to: labelWidth, align: .right) }
        let plain = Axis(lowest...highest, isLogarithmic: scale == .logarithmic)
        let ticks = plain.ticks(atMost: scale == .logarithmic ? 8 : 4).compactMap { tick -> Axis.Tick? in
            guard scale == .bands else { return Axis.Tick(tick.value, label(Self.hertz(tick.value))) }
            let band = Int(tick.value)
            guard band < rows else { return nil }
            let name = frequencies.isEmpty ? "c\(band)" : Self.hertz(Double(frequencies[band]))
            return Axis.Tick(tick.value + 0.5, label(name))
        }
        return Axis(plain.range, isLogarithmic: scale == .logarithmic, ticks: ticks)
    }

    /// The plane's values by the rows of the picture, `[frames x rows]`: means over the bands of a row.
    func arranged(_ plane: FeaturePlane) -> [Float] {
        guard scale != .bands else { return plane.values }
        return plane.values.withUnsafeBufferPointer { values in
            [Float](unsafeUninitializedCapacity: plane.frames * rows) { picture, count in
                for frame in 0..<plane.frames {
                    for (row, bands) in sources.enumerated() {
                        var sum: Float = 0
                        for band in bands { sum += values[frame * plane.bandCount + band] }
                        picture[frame * rows + row] = sum / Float(bands.count)
                    }
                }
                count = plane.frames * rows
            }
        }
    }

    /// A frequency in as few characters as tell it.
    private static func hertz(_ value: Double) -> String {
        value >= 1000 ? Format.number(value / 1000) + "k" : Format.fixed(value, decimals: 0)
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
    /// The values that colours span: 80 dB below the greatest where they are decibels, else all.
    var colorRange: ClosedRange<Float> {
        var least = Float.infinity
        var greatest = -Float.infinity
        values.withUnsafeBufferPointer { values in
            for value in values where value.isFinite {
                least = min(least, value)
                greatest = max(greatest, value)
            }
        }
        guard least < greatest else { return least.isFinite ? least...least + 1 : 0...1 }
        return unit == "dB" ? max(least, greatest - 80)...greatest : least...greatest
    }
}
