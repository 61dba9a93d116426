/// How much of a number's variation goes with the class.
package struct EffectSize: Hashable, Sendable {
    /// Share of the variance that lies between the classes, 0 to 1.
    ///
    /// Source: one-way analysis of variance; Cohen (1988), "Statistical Power Analysis for the Behavioral Sciences".
    package let etaSquared: Double
    /// The same of ranks, which outliers can't sway, 0 to 1.
    ///
    /// Source: Kruskal & Wallis (1952), JASA 47, corrected for ties; Tomczak & Tomczak (2014), Trends in Sport Sciences
    /// 1(21).
    package let epsilonSquared: Double

    /// The effect of the class on values.
    ///
    /// - Parameter groups: the values of each class, in any order.
    /// - Returns: nil where fewer than two classes have values, or all values are the same.
    init?(_ groups: [[Double]]) {
        let groups = groups.filter { !$0.isEmpty }
        guard groups.count >= 2, let eta = Self.sharedVariance(groups) else { return nil }
        etaSquared = eta
        // With ties H is what the analysis of variance finds in the mean ranks, so the same quotient serves.
        epsilonSquared = Self.sharedVariance(Self.ranks(groups)) ?? 0
    }

    private static func sharedVariance(_ groups: [[Double]]) -> Double? {
        let count = groups.reduce(0) { $0 + $1.count }
        let grandMean = groups.reduce(0) { $0 + $1.reduce(0, +) } / Double(count)
        var between = 0.0
        var total = 0.0
        for group in groups {
            let mean = group.reduce(0, +) / Double(group.count)
            between += Double(group.count) * (mean - grandMean) * (mean - grandMean)
            for value in group { total += (value - grandMean) * (value - grandMean) }
        }
        return total > 0 ? min(1, between / total) : nil
    }

    /// The ranks of the values among all, equal ones sharing the mean of theirs.
    private static func ranks(_ groups: [[Double]]) -> [[Double]] {
        var ranks = groups
        let order = groups.indices.flatMap { group in groups[group].indices.map { (group: group, place: $0) } }
            .sorted { groups[$0.group][$0.place] < groups[$1.group][$1.place] }
        var first = 0
        while first < order.count {
            let value = groups[order[first].group][order[first].place]
            var end = first + 1
            while end < order.count, groups[order[end].group][order[end].place] == value { end += 1 }
            for index in first..<end { ranks[order[index].group][order[index].place] = Double(first + end + 1) / 2 }
            first = end
        }
        return ranks
    }
}
