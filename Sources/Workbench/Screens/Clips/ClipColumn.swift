/// The columns of the clip table.
package enum ClipColumn: String, CaseIterable, Codable, Hashable, Sendable {
    case file, emotion, sex, speaker, statement, intensity, repetition, seconds, problem, mark, note, predicted

    /// The head of the column.
    package var title: String {
        switch self {
        case .file: "file"
        case .emotion: "emotion"
        case .sex: "sex"
        case .speaker: "speaker"
        case .statement: "stmt"
        case .intensity: "intensity"
        case .repetition: "rep"
        case .seconds: "s"
        case .problem: "!"
        case .mark: "*"
        case .note: "note"
        case .predicted: "predicted"
        }
    }

    /// What stands in the column, in words.
    var meaning: String {
        switch self {
        case .file: "name of the file"
        case .emotion: "emotion"
        case .sex: "sex"
        case .speaker: "speaker"
        case .statement: "which statement is spoken"
        case .intensity: "intensity"
        case .repetition: "repetition"
        case .seconds: "length in seconds"
        case .problem: "problem found by the scan"
        case .mark: "your mark"
        case .note: "your note"
        case .predicted: "what the chosen run takes it for"
        }
    }

    /// The next column to sort by.
    var next: ClipColumn {
        let all = Self.allCases
        guard let index = all.firstIndex(of: self) else { return .file }
        return all[(index + 1) % all.count]
    }
}

/// The order of the clip table.
package struct ClipSort: Hashable, Sendable {
    /// The column that is compared.
    package var column = ClipColumn.file
    /// Whether the greatest comes first.
    package var isDescending = false

    /// By file, ascending: the corpus' own order.
    package init() {}
}
