/// A table for people: columns as wide as their widest entry, two spaces between them.
struct TextTable {
    /// A column's heading and the side that its entries keep to.
    enum Column {
        /// Text.
        case left(String)
        /// Numbers.
        case right(String)

        var heading: String {
            switch self {
            case .left(let heading), .right(let heading): heading
            }
        }
    }

    private let columns: [Column]
    private let rows: [[String]]

    /// A table of rows with as many entries as there are columns.
    init(columns: [Column], rows: [[String]]) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "TextTable: a row has not one entry a column")
        self.columns = columns
        self.rows = rows
    }

    /// The lines of the table, each with its line break.
    var text: String {
        let all = [columns.map(\.heading)] + rows
        let widths = columns.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { line($0, widths: widths) + "\n" }.joined()
    }

    private func line(_ entries: [String], widths: [Int]) -> String {
        let cells = columns.indices.map { column in
            let padding = String(repeating: " ", count: widths[column] - entries[column].count)
            return switch columns[column] {
            case .left: entries[column] + padding
            case .right: padding + entries[column]
            }
        }
        let joined = cells.joined(separator: "  ")
        // Trailing blanks are nothing to see and a nuisance to copy.
        return String(joined.reversed().drop { $0 == " " }.reversed())
    }
}

/// Sizes of files for people.
enum ByteCount {
    /// The size with a unit of 1000: `512 B`, `3.4 MB`.
    static func text(_ bytes: Int) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        var value = Double(bytes)
        var unit = 0
        while value >= 999.95 && unit < units.count - 1 {
            value /= 1000
            unit += 1
        }
        return unit == 0 ? "\(bytes) B" : "\(Decimals.text(value, 1)) \(units[unit])"
    }
}

/// Numbers with a fixed number of decimals, without what formatting costs to start.
enum Decimals {
    /// The value rounded half away from zero to so many decimals.
    static func text(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return value.isNaN ? "-" : "\(value)" }
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((abs(value) * Double(scale)).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return "\(sign)\(scaled)" }
        let fraction = String(scaled % scale)
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return "\(sign)\(scaled / scale).\(zeros)\(fraction)"
    }
}
