import CKernels
import Tensors
import Testing

/// Every variant of the kernels that this processor can run.
let levels: [ck_level] = [ck_level_baseline, ck_level_avx2, ck_level_avx512].filter {
    $0.rawValue <= ck_best_level().rawValue
}

/// Runs `body` once with each variant, on this thread.
func withEveryLevel(_ body: () throws -> Void) rethrows {
    defer { ck_use_level(ck_best_level()) }
    for level in levels {
        ck_use_level(level)
        try body()
    }
}

/// Root of the mean square error over that of the expected values.
func relativeError(_ actual: [Float], _ expected: [Double]) -> Double {
    precondition(actual.count == expected.count)
    var error = 0.0
    var size = 0.0
    for (a, e) in zip(actual, expected) {
        error += (Double(a) - e) * (Double(a) - e)
        size += e * e
    }
    return (error / max(size, 1e-30)).squareRoot()
}

/// Numbers in -1...1.
func uniform(_ count: Int, using generator: inout SeededGenerator) -> [Float] {
    (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
}

/// Room that holds nonsense, as a workspace may.
func workspace(_ count: Int) -> [Float] { [Float](repeating: .nan, count: max(1, count)) }
