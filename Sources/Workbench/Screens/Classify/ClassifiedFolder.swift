package import Recognition
import TextCanvas

/// The sound files of a folder with what a run says of each.
package struct ClassifiedFolder: Sendable {
    /// One file.
    package struct File: Hashable, Sendable {
        /// Its path.
        package let path: String
        /// What the run says of it; nil where it can't be read.
        package let classification: Classification?
        /// Why there is none.
        package let problem: String?

        /// A file with what became of it.
        package init(path: String, classification: Classification?, problem: String? = nil) {
            self.path = path
            self.classification = classification
            self.problem = problem
        }

        /// The name without its folder.
        var name: String { path.split(separator: "/").last.map(String.init) ?? path }
        /// The greatest probability.
        var confidence: Double { Double(classification?.probabilities.max() ?? 0) }
        /// The class that comes second, and its probability.
        var second: (label: String, probability: Double)? {
            guard let answer = classification, answer.classes.count > 1 else { return nil }
            let order = answer.probabilities.indices.sorted { answer.probabilities[$0] > answer.probabilities[$1] }
            return (answer.classes[order[1]], Double(answer.probabilities[order[1]]))
        }
    }

    /// What the table is sorted by.
    package enum Order: String, CaseIterable, Hashable, Sendable {
        case name, predicted, confidence, seconds

        /// The next one.
        var next: Order {
            let all = Self.allCases
            return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
        }
    }

    /// The folder.
    package let path: String
    /// How many files there are in all; 0 until that is known.
    package private(set) var total = 0
    /// The files so far, in the order of the table.
    package private(set) var files: [File] = []
    /// What the table is sorted by.
    package private(set) var order = Order.name
    /// Whether the greatest comes first.
    package private(set) var isDescending = false
    /// Where one is in it.
    package var cursor = ListCursor()

    /// A folder of which nothing is known yet.
    package init(path: String) { self.path = path }

    /// The selected file.
    package var selected: File? { files.indices.contains(cursor.selection) ? files[cursor.selection] : nil }

    /// Takes one file more.
    mutating func take(_ file: File, total: Int, height: Int) {
        self.total = total
        files.append(file)
        arrange(height: height)
    }

    /// Sorts by the next column, or the other way round.
    mutating func sort(reversing: Bool, height: Int) {
        if reversing { isDescending.toggle() } else { order = order.next }
        arrange(height: height)
    }

    private mutating func arrange(height: Int) {
        let path = cursor.selection == 0 ? nil : selected?.path
        files = files.sorted { isLess($0, $1) ?? ($0.path < $1.path) }
        let row = path.flatMap { path in files.firstIndex { $0.path == path } } ?? cursor.selection
        cursor.select(row, total: files.count, height: height)
    }

    /// Whether one file comes before another; nil where they are alike.
    private func isLess(_ first: File, _ second: File) -> Bool? {
        let comparison: (less: Bool, same: Bool) =
            switch order {
            case .name: (first.path < second.path, first.path == second.path)
            case .predicted:
                (
                    (first.classification?.predicted ?? "") < (second.classification?.predicted ?? ""),
                    first.classification?.predicted == second.classification?.predicted
                )
            case .confidence: (first.confidence < second.confidence, first.confidence == second.confidence)
            case .seconds:
                (
                    (first.classification?.seconds ?? 0) < (second.classification?.seconds ?? 0),
                    first.classification?.seconds == second.classification?.seconds
                )
            }
        return comparison.same ? nil : comparison.less != isDescending
    }
}
