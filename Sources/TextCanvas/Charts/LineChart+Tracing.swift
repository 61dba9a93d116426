extension LineChart {
    /// Sets the dots of a curve; places without a finite position break it.
    static func trace(_ points: [Point], _ across: Axis, _ upwards: Axis, owner: Int, on grid: inout DotGrid) {
        var last: (x: Double, y: Double)?
        for point in points {
            let place = (x: across.position(of: point.x), y: upwards.position(of: point.y))
            guard place.x.isFinite, place.y.isFinite else {
                last = nil
                continue
            }
            segment(from: last ?? place, to: place, owner: owner, on: &grid)
            last = place
        }
    }

    /// Sets the dots of the part of a straight line that lies inside the plot.
    private static func segment(
        from start: (x: Double, y: Double), to end: (x: Double, y: Double), owner: Int, on grid: inout DotGrid
    ) {
        guard let (first, second) = clipped(start, end) else { return }
        func dot(_ place: (x: Double, y: Double)) -> (x: Int, y: Int) {
            (
                min(grid.width - 1, Int(place.x * Double(grid.width))),
                min(grid.height - 1, Int((1 - place.y) * Double(grid.height)))
            )
        }
        grid.line(from: dot(first), to: dot(second), owner: owner)
    }

    /// The part of a line inside the unit square; nil where it passes by.
    ///
    /// Source: Liang & Barsky (1984), ACM Transactions on Graphics 3(1).
    private static func clipped(
        _ start: (x: Double, y: Double), _ end: (x: Double, y: Double)
    ) -> ((x: Double, y: Double), (x: Double, y: Double))? {
        let delta = (x: end.x - start.x, y: end.y - start.y)
        var enter = 0.0
        var leave = 1.0
        for (slope, room) in [(-delta.x, start.x), (delta.x, 1 - start.x), (-delta.y, start.y), (delta.y, 1 - start.y)]
        {
            if slope == 0 {
                guard room >= 0 else { return nil }
            } else if slope < 0 {
                enter = max(enter, room / slope)
            } else {
                leave = min(leave, room / slope)
            }
        }
        guard enter <= leave else { return nil }
        func place(_ share: Double) -> (x: Double, y: Double) {
            (min(max(start.x + share * delta.x, 0), 1), min(max(start.y + share * delta.y, 0), 1))
        }
        return (place(enter), place(leave))
    }
}
