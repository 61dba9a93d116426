/// Features over time: one row a frame, one column a feature.
package struct FeatureMatrix: Hashable, Sendable {
    /// Frames.
    package let rows: Int
    /// Features in each frame.
    package let columns: Int
    /// `[rows x columns]`, row after row.
    package var values: [Double]

    /// A matrix of the given values, row after row.
    ///
    /// - Precondition: `values.count == rows * columns`.
    package init(rows: Int, columns: Int, values: [Double]) {
        precondition(
            values.count == rows * columns,
            "FeatureMatrix: expected \(rows) x \(columns) values, got \(values.count)")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// A matrix that `fill` writes in place.
    init(rows: Int, columns: Int, fill: (UnsafeMutableBufferPointer<Double>) -> Void) {
        self.init(
            rows: rows, columns: columns,
            values: [Double](unsafeUninitializedCapacity: rows * columns) { buffer, initialized in
                fill(UnsafeMutableBufferPointer(rebasing: buffer[..<(rows * columns)]))
                initialized = rows * columns
            })
    }

    /// One value.
    package subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    /// One frame `[columns]`.
    package func row(_ row: Int) -> ArraySlice<Double> { values[(row * columns)..<((row + 1) * columns)] }

    /// The values in single precision `[rows x columns]`.
    package var floats: [Float] { values.map { Float($0) } }

    /// The mean of each column over the frames `[columns]`; zeros where there is no frame.
    package var columnMeans: [Double] {
        var sums = [Double](repeating: 0, count: columns)
        for row in 0..<rows {
            for column in 0..<columns { sums[column] += values[row * columns + column] }
        }
        return rows == 0 ? sums : sums.map { $0 / Double(rows) }
    }
}
