/// One thing that was measured of the workbench, once or many times.
struct WorkbenchFigure {
    /// What it is called.
    let name: String
    /// What the values are counted in.
    let unit: String
    /// What was measured, in ascending order.
    private let values: [Double]

    /// A figure that was measured many times.
    init(_ name: String, unit: String, values: [Double]) {
        self.name = name
        self.unit = unit
        self.values = values.sorted()
    }

    /// A figure that was measured once.
    init(_ name: String, unit: String, value: Double) { self.init(name, unit: unit, values: [value]) }

    /// The value in the middle.
    var median: Double { quantile(0.5) }

    /// Name, unit, and how the values lie; a figure of one value has the same everywhere.
    var json: JSONValue {
        .object([
            ("name", .string(name)), ("value", number(median)), ("unit", .string(unit)), ("min", number(quantile(0))),
            ("median", number(median)), ("p99", number(quantile(0.99))), ("runs", .integer(values.count)),
        ])
    }

    /// The same for a table.
    var row: [String] {
        let texts = [median, quantile(0), quantile(0.99)].map { Decimals.text($0, 2) }
        return [name, unit] + texts + [String(values.count)]
    }

    private func number(_ value: Double) -> JSONValue { .number((value * 1000).rounded() / 1000) }

    private func quantile(_ share: Double) -> Double {
        values.isEmpty ? .nan : values[min(values.count - 1, Int(Double(values.count) * share))]
    }
}
