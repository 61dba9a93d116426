import Tensors
import Testing
import Training

@Suite struct MixupTests {
    /// Rows that each hold 1 in a column of their own, mixed in parts.
    private func mixed(_ count: Int, parts: Int, weight: Float) -> [[Float]] {
        var values = (0..<count * count).map { Float($0 / count == $0 % count ? 1 : 0) }
        values.withUnsafeMutableBufferPointer { values in
            guard let first = values.baseAddress else { return }
            for part in 0..<parts {
                let columns = count * part / parts..<count * (part + 1) / parts
                Mixup.blend(first, count, rowSize: count, columns: columns, weight: weight)
            }
        }
        return (0..<count).map { Array(values[$0 * count..<($0 + 1) * count]) }
    }

    @Test(arguments: 1...9, [1, 2, 3, 8]) func everyRowIsMixedWithTheNext(_ count: Int, _ parts: Int) {
        let rows = mixed(count, parts: parts, weight: 0.75)
        for row in 0..<count {
            var expected = [Float](repeating: 0, count: count)
            expected[row] += 0.75
            expected[(row + 1) % count] += 0.25
            #expect(rows[row] == expected)
        }
    }

    @Test(arguments: 3...9) func noTwoRowsMixWithEachOtherInBothDirections(_ count: Int) {
        let rows = mixed(count, parts: 1, weight: 0.75)
        for row in 0..<count {
            for other in 0..<row { #expect(rows[row][other] == 0 || rows[other][row] == 0) }
        }
    }

    @Test func weightsFavourTheRowItselfAndFollowTheBetaDistribution() {
        let mixup = Mixup(strength: 0.2, origin: SeededGenerator(seed: 7))
        let weights = (0..<20_000).map { Double(mixup.weight(step: $0)) }
        #expect(weights.allSatisfy { $0 >= 0.5 && $0 <= 1 })
        // Of Beta(a, a) the variance is 1 / (4 (2 a + 1)); max(w, 1 - w) keeps the distance from one half.
        let variance = weights.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / Double(weights.count)
        #expect(abs(variance - 1 / (4 * 1.4)) < 0.003)
        #expect(mixup.weight(step: 3) == mixup.weight(step: 3))
    }

    @Test(.timeLimit(.minutes(1)), arguments: [1e-300, 1e-14, 1e-3]) func hardlyAnyMixingLeavesRowsAlone(
        strength: Double
    ) {
        let mixup = Mixup(strength: strength, origin: SeededGenerator(seed: 7))
        let whole = (0..<1000).count { mixup.weight(step: $0) > 0.999 }
        #expect(whole > 980)
    }
}
