import NeuralNetwork
import Tensors

/// Measures matrix products of the sizes that convolutions as products have, on every thread at once.
struct ProductBenchmark {
    let team: Team
    let stopwatch: Stopwatch

    private struct Size {
        let rows: Int
        let columns: Int
        let depth: Int
        var name: String { "\(rows)x\(columns)x\(depth)" }
    }

    /// A square, one sample of the notebook's convolutions, and its large dense layer.
    private static let sizes = [
        Size(rows: 512, columns: 512, depth: 512), Size(rows: 507, columns: 32, depth: 144),
        Size(rows: 507, columns: 64, depth: 288), Size(rows: 507, columns: 128, depth: 576),
        Size(rows: 32, columns: 128, depth: 14592),
    ]

    func results() throws -> [BenchmarkResult] {
        try Self.sizes.map { size in
            let a = [Float](repeating: 0.5, count: size.rows * size.depth)
            let b = [Float](repeating: 0.5, count: size.depth * size.columns)
            var c = [Float](repeating: 0, count: team.threads * size.rows * size.columns)
            let timings = try c.withUnsafeMutableBufferPointer { c in
                try a.withUnsafeBufferPointer { a in
                    try b.withUnsafeBufferPointer { b in
                        try measure(size, a.baseAddress, b.baseAddress, c.baseAddress)
                    }
                }
            }
            let operations = 2 * Double(size.rows * size.columns * size.depth * team.threads)
            return BenchmarkResult(name: size.name, operations: operations, timings: timings)
        }
    }

    private func measure(
        _ size: Size, _ a: UnsafePointer<Float>?, _ b: UnsafePointer<Float>?, _ c: UnsafeMutablePointer<Float>?
    ) throws -> Timings {
        guard let a, let b, let c else { preconditionFailure("ProductBenchmark: empty matrices") }
        return try stopwatch.measure {
            team.perform(parts: team.threads) { thread in
                MatrixProduct(
                    rows: size.rows, columns: size.columns, depth: size.depth, a: MatrixOperand(a, stride: size.depth),
                    b: MatrixOperand(b, stride: size.columns), into: c + thread * size.rows * size.columns,
                    stride: size.columns
                ).compute()
            }
        }
    }
}
