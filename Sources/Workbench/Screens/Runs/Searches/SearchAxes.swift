package import Recognition
package import TextCanvas

/// The trials of a search as lines through the keys that are searched, up to the UAR that they came to.
package struct SearchAxes {
    private let search: SearchSummary
    private let selection: Int

    /// The trials of a search.
    ///
    /// - Parameter selection: the selected one of the ranked trials.
    package init(search: SearchSummary, selection: Int) {
        self.search = search
        self.selection = selection
    }

    /// The keys, and the epochs where they differ from trial to trial without being searched.
    package var names: [String] { search.keys.map(Self.lastPart) + (hasEpochs ? ["epochs"] : []) }

    /// The last part of a key, such as `learningRate`.
    static func lastPart(of key: String) -> String { key.split(separator: ".").last.map(String.init) ?? key }

    private var hasEpochs: Bool {
        !search.keys.contains { Self.lastPart(of: $0) == "epochs" }
            && Set(search.trials.map(\.trial.task.epochs)).count > 1
    }

    /// The picture; nil while no trial has a result.
    package var picture: ParallelAxes? {
        let ranked = search.ranked.map(\.trial)
        let scores = ranked.compactMap(\.score)
        guard let least = scores.min(), let greatest = scores.max() else { return nil }
        let span = greatest > least ? greatest - least : 1
        let scales = names.indices.map { key in SearchScale(of: ranked.map { value(of: $0, key) }) }
        func line(_ trial: SearchTrial) -> ParallelAxes.Line {
            let share = trial.score.map { greatest > least ? ($0 - least) / span : 0.5 }
            return ParallelAxes.Line(
                names.indices.map { scales[$0].place(of: value(of: trial, $0)) } + [share], share: share ?? 0)
        }
        return ParallelAxes(
            properties: zip(names, scales).map { ParallelAxes.Property($0, labels: $1.labels) }, figure: "UAR %",
            range: Float(least * 100)...Float((least + span) * 100),
            // The best are drawn last, over the others.
            lines: ranked.reversed().map(line),
            selected: ranked.indices.contains(selection) ? line(ranked[selection]) : nil)
    }

    private func value(of trial: SearchTrial, _ key: Int) -> String {
        guard key < search.keys.count else { return "\(trial.task.epochs)" }
        return trial.point.indices.contains(key) ? trial.point[key] : ""
    }
}

/// Where the values of a key stand on its axis: numbers by their size, by ratios where they span more than a decade;
/// words in the order in which they first occur.
private struct SearchScale {
    private let axis: Axis?
    private let words: [String]

    /// Values of which each has a label of its own.
    private static let mostLabels = 5

    init(of values: [String]) {
        var seen: [String] = []
        for value in values where !value.isEmpty && !seen.contains(value) { seen.append(value) }
        let numbers = seen.compactMap(Double.init)
        guard numbers.count == seen.count, let least = numbers.min(), let greatest = numbers.max() else {
            (axis, words) = (nil, seen)
            return
        }
        axis = Axis(least...greatest, isLogarithmic: least > 0 && greatest >= 10 * least)
        words = seen.count <= Self.mostLabels ? seen : [Format.number(least), Format.number(greatest)]
    }

    func place(of value: String) -> Double? {
        if let axis { return Double(value).map(axis.position) }
        guard let index = words.firstIndex(of: value) else { return nil }
        return words.count > 1 ? Double(index) / Double(words.count - 1) : 0.5
    }

    var labels: [Axis.Tick] { words.compactMap { word in place(of: word).map { Axis.Tick($0, word) } } }
}
