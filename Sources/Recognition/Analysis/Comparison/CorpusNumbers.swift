/// The numbers of all clips of a corpus, as far as they are measured: a table of clips and numbers.
package struct CorpusNumbers: Hashable, Sendable {
    /// The numbers of one clip.
    package struct Row: Hashable, Sendable {
        /// The clip's position in the corpus.
        package let clip: Int
        /// Its numbers; nil where the clip can't be read.
        package let numbers: VoiceNumbers?

        /// The numbers of a clip.
        package init(clip: Int, numbers: VoiceNumbers?) {
            self.clip = clip
            self.numbers = numbers
        }
    }

    /// One place a clip of the corpus; empty until the clip is measured.
    private var rows: [VoiceNumbers?]
    private var isTaken: [Bool]

    /// How many clips are measured, those that can't be read among them.
    package private(set) var measured = 0

    /// A table without a measured clip.
    package init(clips: Int) {
        rows = [VoiceNumbers?](repeating: nil, count: clips)
        isTaken = [Bool](repeating: false, count: clips)
    }

    /// How many clips the corpus has.
    package var clips: Int { rows.count }

    /// Whether every clip is measured.
    package var isComplete: Bool { measured == clips }

    /// Takes up clips that were measured.
    ///
    /// - Precondition: the positions are those of clips of the corpus.
    package mutating func take(_ measured: [Row]) {
        for row in measured {
            rows[row.clip] = row.numbers
            if !isTaken[row.clip] { self.measured += 1 }
            isTaken[row.clip] = true
        }
    }

    /// The numbers of a clip; nil where it isn't measured or can't be read.
    package subscript(clip clip: Int) -> VoiceNumbers? { rows[clip] }

    /// A number of a clip; nil where it isn't known or not defined.
    ///
    /// - Parameters:
    ///   - number: its place in `VoiceNumber.all`.
    ///   - clip: the clip's position in the corpus.
    package func value(of number: Int, clip: Int) -> Double? { rows[clip].flatMap { $0[number] } }

    /// Where a clip's number stands among those of other clips: the share of them that is smaller, equal ones counted
    /// half, in percent, 0 to 100.
    ///
    /// Clips whose number isn't known or not defined don't count; the clip itself does where it is among the others.
    ///
    /// - Parameters:
    ///   - number: its place in `VoiceNumber.all`.
    ///   - clip: the clip's position in the corpus.
    ///   - others: positions in the corpus; nil for all of it.
    /// - Returns: nil where the number of the clip, or that of all others, isn't known.
    ///
    /// Source: SciPy, `scipy.stats.percentileofscore(kind="mean")`.
    package func percentile(of number: Int, clip: Int, among others: [Int]? = nil) -> Double? {
        value(of: number, clip: clip).flatMap { percentile(of: number, value: $0, among: others) }
    }

    /// Per cent of the measured clips, or of some of them, whose number is smaller than a value, equal ones counted half;
    /// nil where none is measured.
    package func percentile(of number: Int, value: Double, among others: [Int]? = nil) -> Double? {
        var count = 0
        var below = 0.0
        func add(_ row: VoiceNumbers?) {
            guard let other = row?[number] else { return }
            count += 1
            below += other < value ? 1 : other == value ? 0.5 : 0
        }
        if let others {
            for other in others { add(rows[other]) }
        } else {
            for row in rows { add(row) }
        }
        return count == 0 ? nil : 100 * below / Double(count)
    }
}
