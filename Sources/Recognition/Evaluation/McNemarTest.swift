import Glibc

/// Whether two classifiers err on the same clips equally often, as McNemar's exact test has it.
///
/// It takes clips of one speaker for independent of each other, which they are not: its p is too small.
///
/// Source: McNemar (1947), Psychometrika 12(2); exact by the binomial distribution.
package struct McNemarTest: Hashable, Sendable {
    /// Clips that the first alone recognises.
    package let firstOnly: Int
    /// Clips that the second alone recognises.
    package let secondOnly: Int

    /// The test of two sets of predictions of the same clips in the same order.
    init(_ first: [ClipPrediction], _ second: [ClipPrediction]) {
        firstOnly = zip(first, second).count { $0.isRight && !$1.isRight }
        secondOnly = zip(first, second).count { !$0.isRight && $1.isRight }
    }

    /// A test of known counts.
    package init(firstOnly: Int, secondOnly: Int) {
        self.firstOnly = firstOnly
        self.secondOnly = secondOnly
    }

    /// How likely so uneven a division of the clips that only one recognises is, if both were equally good; two-sided.
    package var pValue: Double {
        let count = firstOnly + secondOnly
        guard count > 0 else { return 1 }
        // The share of one outcome, and from it that of the next: in logarithms, since 2^-count soon is too small.
        var share = -Double(count) * log(2)
        var tail = exp(share)
        for index in 0..<min(firstOnly, secondOnly) {
            share += log(Double(count - index)) - log(Double(index + 1))
            tail += exp(share)
        }
        return min(1, 2 * tail)
    }
}
