package import Features

/// Features of one file with the names of their columns.
package struct FeatureTable: Hashable, Sendable {
    /// The names of the columns.
    package let columns: [String]
    /// `[rows x columns]`.
    package let matrix: FeatureMatrix
    /// The rate at which they were computed, Hz.
    package let sampleRate: Int
    /// What the user should know although there is a result; empty mostly.
    package let warnings: [String]

    /// A table whose columns have names.
    package init(columns: [String], matrix: FeatureMatrix, sampleRate: Int, warnings: [String] = []) {
        precondition(columns.count == matrix.columns, "FeatureTable: expected a name for each column")
        self.columns = columns
        self.matrix = matrix
        self.sampleRate = sampleRate
        self.warnings = warnings
    }
}

extension FeatureTable: StoredValue {
    /// Writes all of the table.
    package func write(to writer: inout ByteWriter) {
        writer.append(columns)
        writer.append(matrix.rows)
        writer.append(matrix.values)
        writer.append(sampleRate)
        writer.append(warnings)
    }

    /// Takes what ``write(to:)`` wrote.
    package init?(from reader: inout ByteReader) {
        guard let columns = reader.texts(), let rows = reader.integer(), let values = reader.doubles(),
            let sampleRate = reader.integer(), let warnings = reader.texts(), rows >= 0,
            values.count == rows * columns.count
        else { return nil }
        self.init(
            columns: columns, matrix: FeatureMatrix(rows: rows, columns: columns.count, values: values),
            sampleRate: sampleRate, warnings: warnings)
    }
}
