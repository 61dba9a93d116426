import Tensors

/// In which order a search tries points, and how long it trains each.
package enum SearchStrategy: Hashable, Sendable {
    /// Every point of the grid, with so many points of each interval.
    case grid(points: Int)
    /// Points at random.
    case random
    /// Brackets of random points: all are trained for a share of the epochs, the best third of them for three times as
    /// many, and so on up to all epochs.
    ///
    /// Source: Jamieson & Talwalkar (2016), AISTATS; one bracket of Li et al. (2018), JMLR 18(185), repeated.
    case halving(rungs: Int)

    /// What a strategy looks like.
    package static let form = "grid, grid:POINTS, random, halving or halving:RUNGS"

    /// Of a rung, one in so many goes on to the next, and is trained so many times longer.
    package static let reduction = 3

    /// Reads `grid`, `grid:5`, `random`, `halving` or `halving:3`; nil where the text is none of these.
    package init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let number = parts.count == 2 ? Int(parts[1]) : nil
        guard parts.count == 1 || number != nil else { return nil }
        switch (parts.first, number) {
        case ("grid", nil): self = .grid(points: 3)
        case ("grid", .some(2...100)): self = .grid(points: number ?? 3)
        case ("random", nil): self = .random
        case ("halving", nil): self = .halving(rungs: 3)
        case ("halving", .some(2...5)): self = .halving(rungs: number ?? 3)
        default: return nil
        }
    }

    /// The strategy as the command line writes it.
    package var text: String {
        switch self {
        case .grid(let points): "grid:\(points)"
        case .random: "random"
        case .halving(let rungs): "halving:\(rungs)"
        }
    }

    /// The next trial to run, given all earlier ones; nil where the strategy has come to its end.
    ///
    /// It depends on the trials and the random seed only, so that an interrupted search goes on as it would have.
    package func next(
        after trials: [SearchTrial], in space: SearchSpace, epochs: Int, randomSeed: Int
    ) -> SearchTrial.Task? {
        switch self {
        case .grid(let points):
            let grid = space.grid(points: points)
            guard trials.count < grid.count else { return nil }
            let point = grid[trials.count]
            return .init(point: point, epochs: space.epochs(at: point, otherwise: epochs), rung: 0)
        case .random:
            let point = Self.point(trials.count, in: space, randomSeed)
            return .init(point: point, epochs: space.epochs(at: point, otherwise: epochs), rung: 0)
        case .halving(let rungs):
            return Self.halving(rungs, after: trials, in: space, epochs: epochs, randomSeed: randomSeed)
        }
    }

    private static func halving(
        _ rungs: Int, after trials: [SearchTrial], in space: SearchSpace, epochs: Int, randomSeed: Int
    ) -> SearchTrial.Task {
        let sizes = (0..<rungs).map { power(reduction, rungs - 1 - $0) }
        let bracketSize = sizes.reduce(0, +)
        let bracket = trials.count / bracketSize
        let own = Array(trials.dropFirst(bracket * bracketSize))
        var (rung, start) = (0, 0)
        while own.count >= start + sizes[rung] {
            start += sizes[rung]
            rung += 1
        }
        let length = max(1, epochs / power(reduction, rungs - 1 - rung))
        let position = own.count - start
        guard rung > 0 else {
            let point = Self.point(bracket * sizes[0] + position, in: space, randomSeed)
            return .init(point: point, epochs: length, rung: 0)
        }
        // A trial that failed has no score and comes last; ties go to the earlier one.
        let below = own[(start - sizes[rung - 1])..<start].enumerated().sorted {
            ($0.element.score ?? -1, -$0.offset) > ($1.element.score ?? -1, -$1.offset)
        }
        return .init(point: below[position].element.point, epochs: length, rung: rung)
    }

    private static func point(_ index: Int, in space: SearchSpace, _ randomSeed: Int) -> SearchSpace.Point {
        var generator = SeededGenerator(seed: UInt64(randomSeed)).fork(RandomStream.search).fork(UInt64(index))
        return space.draw(using: &generator)
    }

    private static func power(_ base: Int, _ exponent: Int) -> Int {
        (0..<exponent).reduce(1) { power, _ in power * base }
    }
}
