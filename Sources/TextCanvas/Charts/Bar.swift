extension Canvas {
    /// A bar from the left edge of an area over a share of its width, fine to an eighth of a cell where glyphs allow.
    ///
    /// - Parameter share: of the area's width, 0 to 1; what is above zero shows at least a trace.
    package mutating func bar(_ share: Double, in area: Rect, style: Style) {
        guard !area.isEmpty, share > 0 else { return }
        let steps = glyphs == .ascii ? 1 : 8
        let length = max(1, Int((min(share, 1) * Double(area.width * steps)).rounded()))
        for row in area.y..<area.maxY {
            for column in 0..<(length + steps - 1) / steps {
                let filled = min(steps, length - column * steps)
                put(glyphs.partOfBar(filled), x: area.x + column, y: row, style: style)
            }
        }
    }

    /// The progress of something, with its per cent in the middle where there is room.
    package mutating func gauge(_ share: Double, in area: Rect, role: Role = .accent) {
        guard !area.isEmpty else { return }
        let known = share.isFinite ? min(max(share, 0), 1) : 0
        let label = Format.percent(known, decimals: 0)
        let hasLabel = area.width >= label.columns + 8
        let track = hasLabel ? area.inset(right: label.columns + 1) : area
        fill(track, with: glyphs.track, as: .masked)
        bar(known, in: track, style: style(role))
        if hasLabel {
            let place = Rect(x: track.maxX + 1, y: area.y, width: label.columns, height: 1)
            write(label, in: place, align: .right)
        }
    }

    /// A row of values as columns of different height.
    ///
    /// - Parameter range: values of the lowest and the highest column; nil spans the values.
    package mutating func sparkline(
        _ values: [Double], in area: Rect, range: ClosedRange<Double>? = nil, role: Role = .curve
    ) {
        let known = values.filter(\.isFinite)
        guard !area.isEmpty, let least = known.min(), let greatest = known.max() else { return }
        let ends = range ?? least...greatest
        let span = ends.upperBound - ends.lowerBound
        for (index, value) in values.suffix(area.width).enumerated() where value.isFinite {
            let share = span > 0 ? (value - ends.lowerBound) / span : 0.5
            put(glyphs.columnOfHeight(share), x: area.x + index, y: area.y, style: style(role))
        }
    }
}

extension GlyphTier {
    /// A cell filled from the left by so many eighths.
    func partOfBar(_ eighths: Int) -> Unicode.Scalar {
        guard self != .ascii else { return "#" }
        let parts: [Unicode.Scalar] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
        return parts[min(max(eighths, 0), 8)]
    }

    /// A cell filled from below by a share from 0 to 1.
    func columnOfHeight(_ share: Double) -> Unicode.Scalar {
        let columns: [Unicode.Scalar] =
            self == .ascii
            ? ["_", ".", "-", "=", "+", "*", "#"] : ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        return columns[Int((min(max(share, 0), 1) * Double(columns.count - 1)).rounded())]
    }

    /// The empty part of a gauge or a scroll bar.
    var track: Unicode.Scalar { self == .ascii ? "." : "░" }
}
