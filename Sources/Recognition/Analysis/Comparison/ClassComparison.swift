package import Corpora

/// The classes of a corpus compared by one number.
package struct ClassComparison: Hashable, Sendable {
    /// The number's place in `VoiceNumber.all`.
    package let number: Int
    /// Its distribution in each class, in the order of the scheme; classes without clips have empty ones.
    package let classes: [ClassDistribution]
    /// From the least to the greatest whisker of all classes, where the densities' grid begins and ends; outliers lie
    /// beyond. Nil where no class has values.
    package let grid: ClosedRange<Double>?
    /// How much of the number's variation goes with the class; nil where that can't be told.
    package let effect: EffectSize?

    /// Points of the grid of densities.
    package static let gridPoints = 128

    /// The least and the greatest value of all classes; nil without values.
    package var range: ClosedRange<Double>? {
        let ranges = classes.compactMap { $0.box?.range }
        guard let least = ranges.map(\.lowerBound).min(), let greatest = ranges.map(\.upperBound).max() else {
            return nil
        }
        return least...greatest
    }

    /// Compares classes by a number.
    ///
    /// - Parameters:
    ///   - number: its place in `VoiceNumber.all`.
    ///   - numbers: the numbers of the corpus as far as they are measured.
    ///   - corpus: the corpus.
    ///   - scheme: the classes.
    package init(by number: Int, _ numbers: CorpusNumbers, of corpus: Corpus, _ scheme: LabelScheme) {
        self.init(by: number, numbers, classes: scheme.classes, classOf: corpus.clips.map(scheme.classIndex(of:)))
    }

    /// Comparisons by all numbers, the greatest effect first; those whose effect can't be told come last.
    ///
    /// - Parameter isStopped: asked between two numbers.
    /// - Returns: nil where it was stopped.
    package static func all(
        _ numbers: CorpusNumbers, of corpus: Corpus, _ scheme: LabelScheme, isStopped: () -> Bool = { false }
    ) -> [ClassComparison]? {
        let classOf = corpus.clips.map(scheme.classIndex(of:))
        var comparisons: [ClassComparison] = []
        for number in VoiceNumber.all.indices {
            if isStopped() { return nil }
            comparisons.append(ClassComparison(by: number, numbers, classes: scheme.classes, classOf: classOf))
        }
        // Stable for equal effects: in the order of the numbers.
        return comparisons.sorted {
            let (first, second) = ($0.effect?.etaSquared ?? -1, $1.effect?.etaSquared ?? -1)
            return first == second ? $0.number < $1.number : first > second
        }
    }

    private init(by number: Int, _ numbers: CorpusNumbers, classes names: [String], classOf: [Int]) {
        var groups = names.map { _ in [Double]() }
        var missing = names.map { _ in 0 }
        for (clip, group) in classOf.enumerated() {
            guard let row = numbers[clip: clip] else { continue }
            if let value = row[number], value.isFinite { groups[group].append(value) } else { missing[group] += 1 }
        }
        for index in groups.indices { groups[index].sort() }
        let boxes = groups.map(ClassDistribution.Box.init)
        let whiskers = boxes.compactMap { $0?.whiskers }
        let grid = whiskers.map(\.lowerBound).min().flatMap { low in
            whiskers.map(\.upperBound).max().map { low...$0 }
        }
        let density = grid.map { Density(range: $0, points: Self.gridPoints) }
        self.number = number
        self.grid = grid
        effect = EffectSize(groups)
        classes = names.indices.map { index in
            ClassDistribution(
                name: names[index], sorted: groups[index], missing: missing[index], box: boxes[index],
                density: density?.estimate(groups[index]) ?? [])
        }
    }
}

extension ClassDistribution {
    /// The distribution of values.
    ///
    /// - Parameter sorted: `[values]`, ascending.
    fileprivate init(name: String, sorted: [Double], missing: Int, box: Box?, density: [Float]) {
        let count = Double(sorted.count)
        let mean = sorted.isEmpty ? nil : sorted.reduce(0, +) / count
        self.name = name
        self.count = sorted.count
        self.missing = missing
        self.mean = mean
        standardDeviation = mean.flatMap { mean in
            guard count > 1 else { return nil }
            return (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
        }
        self.box = box
        self.density = density
    }
}
