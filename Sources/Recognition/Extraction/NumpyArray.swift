package import Features

/// Matrices as files that `numpy.load` opens.
///
/// Source: NumPy Enhancement Proposal 1, format version 1.0.
package enum NumpyArray {
    /// The bytes of an `.npy` file: little-endian float64 `[rows x columns]`, row after row.
    package static func bytes(of matrix: FeatureMatrix) -> [UInt8] {
        let description = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(matrix.rows), \(matrix.columns)), }"
        var header = Array(description.utf8)
        // Magic, version and length take 10 bytes; the numbers begin at a multiple of 64, after a line break.
        while (10 + header.count + 1) % 64 != 0 { header.append(UInt8(ascii: " ")) }
        header.append(UInt8(ascii: "\n"))
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
        bytes += [UInt8(truncatingIfNeeded: header.count), UInt8(truncatingIfNeeded: header.count >> 8)]
        bytes += header
        bytes.reserveCapacity(bytes.count + 8 * matrix.values.count)
        for value in matrix.values {
            withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }
}
