/// Divides an area among parts that fold away as the room gets less.
package enum Layout {
    /// What one part asks for.
    package struct Part: Hashable, Sendable {
        /// Cells without which it is not shown.
        package let minimum: Int
        /// Its share of what is left over; 0 keeps it at its minimum.
        package let weight: Int
        /// The higher, the longer it stays; among equals the last goes first.
        package let priority: Int

        /// What one part asks for.
        package init(minimum: Int, weight: Int = 1, priority: Int = 0) {
            self.minimum = minimum
            self.weight = weight
            self.priority = priority
        }
    }

    /// Parts side by side; a part that folds away gets an empty area.
    package static func columns(_ parts: [Part], in area: Rect, spacing: Int = 0) -> [Rect] {
        var x = area.x
        return sizes(parts, in: area.width, spacing: spacing).map { width in
            defer { x += width > 0 ? width + spacing : 0 }
            return Rect(x: x, y: area.y, width: width, height: area.height)
        }
    }

    /// Parts one below the other; a part that folds away gets an empty area.
    package static func rows(_ parts: [Part], in area: Rect, spacing: Int = 0) -> [Rect] {
        var y = area.y
        return sizes(parts, in: area.height, spacing: spacing).map { height in
            defer { y += height > 0 ? height + spacing : 0 }
            return Rect(x: area.x, y: y, width: area.width, height: height)
        }
    }

    /// How many cells each part gets: its minimum and a share of the rest, 0 where it folds away.
    ///
    /// The part of the highest priority stays as long as there is a cell, below its minimum too.
    package static func sizes(_ parts: [Part], in length: Int, spacing: Int = 0) -> [Int] {
        var kept = Array(parts.indices)
        func needed() -> Int { kept.reduce(spacing * (kept.count - 1)) { $0 + parts[$1].minimum } }
        while kept.count > 1, needed() > length {
            guard
                let last = kept.indices.min(by: {
                    (parts[kept[$0]].priority, -$0) < (parts[kept[$1]].priority, -$1)
                })
            else { break }
            kept.remove(at: last)
        }
        var sizes = Array(repeating: 0, count: parts.count)
        guard !kept.isEmpty else { return sizes }
        var left = max(0, length - needed())
        for index in kept { sizes[index] = min(parts[index].minimum, max(0, length)) }
        var weight = kept.reduce(0) { $0 + parts[$1].weight }
        for index in kept where parts[index].weight > 0 {
            let share = left * parts[index].weight / weight
            sizes[index] += share
            left -= share
            weight -= parts[index].weight
        }
        return sizes
    }
}
