package import Corpora
package import Recognition
package import TextCanvas

/// What the Classes screen remembers.
package struct ClassesState: Sendable {
    /// How far the summaries are.
    package enum Progress: Hashable, Sendable {
        /// Not asked for.
        case none
        /// Being computed; `total` is 0 before it is known.
        case reading(Request, done: Int, total: Int)
        /// There.
        case ready
        /// Could not be computed, with the reason in one line.
        case failed(String)
    }

    /// What clips are called.
    package private(set) var scheme = LabelScheme.emotion
    /// Clips and seconds of each class.
    package private(set) var counts: [ClassCount] = []
    /// The summaries of the classes that have clips.
    package private(set) var summaries: [ClassSummary] = []
    /// The example of each summary, reduced to what a screen can show.
    package private(set) var waveforms: [WaveformPlot] = []
    /// How far the summaries are.
    package var progress = Progress.none
    /// What is shown of each class.
    package var plot = ClassPlot.filterBank
    /// How the classes are compared by a number.
    package var numbers = ClassNumbers()
    /// Whether the selected class is shown alone, with all its plots.
    package var isZoomed = false
    /// The selected class, a position in `counts`.
    package var cursor = ListCursor()

    /// Nothing known yet.
    package init() {}

    /// The selected class.
    package var selected: ClassCount? { counts.indices.contains(cursor.selection) ? counts[cursor.selection] : nil }

    /// Takes up the labels that were chosen before, ahead of any corpus.
    mutating func restore(_ scheme: LabelScheme) { self.scheme = scheme }

    /// Takes up a corpus under a scheme; summaries of another one are dropped.
    mutating func open(_ corpus: Corpus, scheme next: LabelScheme) {
        let fresh = corpus.classCounts(next)
        guard fresh != counts || next != scheme else { return }
        scheme = next
        counts = fresh
        summaries = []
        waveforms = []
        progress = .none
        cursor.select(cursor.selection, total: counts.count, height: counts.count)
    }

    /// Takes up what was computed.
    mutating func take(_ summaries: [ClassSummary]) {
        self.summaries = summaries.filter { $0.clips > 0 }
        // More parts than the widest terminal has dots.
        waveforms = self.summaries.map { WaveformPlot(samples: $0.exampleSamples, parts: 1024) }
        progress = .ready
    }

    /// The position in `summaries` of a class.
    func summaryIndex(of name: String) -> Int? { summaries.firstIndex { $0.name == name } }
}
