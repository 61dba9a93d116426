import TextCanvas

/// Names of classes where there is little room.
enum ClassName {
    /// Names in at most so many columns each: whole where all have room, else three letters of each, which are easier to
    /// read than names that are cut at any place.
    static func shortened(_ names: [String], to room: Int) -> [String] {
        let isCut = names.contains { $0.columns > room }
        let hasParts = names.contains { $0.contains("_") }
        return names.map { shortened($0, to: isCut && !hasParts ? min(room, 3) : room) }
    }

    /// A name in at most so many columns: `angry` as `ang`, `female_angry` as `f_ang`, so that the parts are told apart.
    static func shortened(_ name: String, to room: Int) -> String {
        guard name.columns > room else { return name }
        let parts = name.split(separator: "_", maxSplits: 1).map(String.init)
        guard parts.count == 2, room >= 3, let initial = parts[0].first else { return name.prefix(columns: room) }
        // The underscore goes first: what follows says more.
        let mark = room >= 5 ? "_" : ""
        return String(initial) + mark + parts[1].prefix(columns: room - 1 - mark.columns)
    }
}
