import Corpora
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
        /// The class that the file's name says it is of; nil where the name says nothing.
        package let truth: String?

        /// A file with what became of it.
        package init(path: String, classification: Classification?, problem: String? = nil) {
            self.path = path
            self.classification = classification
            self.problem = problem
            truth = classification.flatMap { Self.truth(of: path, among: $0.classes) }
        }

        private static func truth(of path: String, among classes: [String]) -> String? {
            guard let scheme = LabelScheme.allCases.first(where: { $0.classes == classes }),
                let name = try? RAVDESS.parse(path)
            else { return nil }
            return scheme.label(emotion: name.emotion, sex: name.sex)
        }

        /// Whether the run is right; nil where that is not known.
        package var isRight: Bool? { truth.flatMap { truth in classification.map { $0.predicted == truth } } }

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
        case name, predicted, confidence, truth, seconds

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

    /// How many files of each class there are and how many of these were recognised, where names tell the class.
    private var tally: [String: (files: Int, right: Int)] = [:]
    /// The file that was selected when the same folder was shown before; taken up again when it comes.
    private var sought: String?
    /// Whether that file has come.
    private var hasChosen = false

    /// A folder of which nothing is known yet.
    ///
    /// - Parameter before: the folder that was shown last; of the same folder its order and selection are kept.
    package init(path: String, after before: ClassifiedFolder? = nil) {
        self.path = path
        guard let before, before.path == path else { return }
        (order, isDescending) = (before.order, before.isDescending)
        sought = before.cursor.selection > 0 ? before.selected?.path ?? before.sought : nil
    }

    /// The selected file.
    package var selected: File? { files.indices.contains(cursor.selection) ? files[cursor.selection] : nil }

    /// How much of what the names tell was recognised; nil where they tell nothing.
    package var score: (files: Int, right: Int, uar: Double)? {
        guard !tally.isEmpty else { return nil }
        let recalls = tally.values.reduce(0) { $0 + Double($1.right) / Double($1.files) }
        return (
            tally.values.reduce(0) { $0 + $1.files }, tally.values.reduce(0) { $0 + $1.right },
            recalls / Double(tally.count)
        )
    }

    /// Takes one file more.
    mutating func take(_ file: File, total: Int, height: Int) {
        self.total = total
        if let truth = file.truth, let isRight = file.isRight {
            tally[truth, default: (0, 0)].files += 1
            tally[truth, default: (0, 0)].right += isRight ? 1 : 0
        }
        let place = place(of: file)
        files.insert(file, at: place)
        if file.path == sought {
            sought = nil
            hasChosen = true
            cursor.select(place, total: files.count, height: height)
        } else {
            // Who has chosen a file stays at it; who has not stays at the top.
            let isPushed = (hasChosen || cursor.selection > 0) && place <= cursor.selection
            cursor.select(cursor.selection + (isPushed ? 1 : 0), total: files.count, height: height)
        }
    }

    /// Sorts by the next column, or the other way round.
    mutating func sort(reversing: Bool, height: Int) {
        if reversing { isDescending.toggle() } else { order = order.next }
        let path = cursor.selection == 0 ? nil : selected?.path
        files.sort(by: comesFirst)
        let row = path.flatMap { path in files.firstIndex { $0.path == path } } ?? cursor.selection
        cursor.select(row, total: files.count, height: height)
    }

    /// Where a file belongs among those that are sorted.
    private func place(of file: File) -> Int {
        var (low, high) = (0, files.count)
        while low < high {
            let middle = (low + high) / 2
            if comesFirst(files[middle], file) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether one file comes before another; those that are alike are in the order of their paths.
    private func comesFirst(_ first: File, _ second: File) -> Bool {
        let comparison: (less: Bool, same: Bool) =
            switch order {
            case .name: compared(first.path, second.path)
            case .predicted: compared(first.classification?.predicted ?? "", second.classification?.predicted ?? "")
            case .confidence: compared(first.confidence, second.confidence)
            case .truth: compared(first.standing, second.standing)
            case .seconds: compared(first.classification?.seconds ?? 0, second.classification?.seconds ?? 0)
            }
        return comparison.same ? first.path < second.path : comparison.less != isDescending
    }

    private func compared<Value: Comparable>(_ first: Value, _ second: Value) -> (less: Bool, same: Bool) {
        (first < second, first == second)
    }
}

extension ClassifiedFolder.File {
    /// What is wrong first, then what is right, last what nobody knows; each by class.
    fileprivate var standing: String {
        let rank = isRight.map { $0 ? "1" : "0" } ?? "2"
        return rank + (truth ?? "")
    }
}
