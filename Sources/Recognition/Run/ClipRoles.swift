package import Audio
import Corpora

/// What a run did with each clip, found again by the samples: `clips.csv`.
package struct ClipRoles: Hashable, Sendable {
    /// What a run did with one clip.
    package struct Role: Hashable, Sendable {
        /// The clip's path relative to the corpus.
        package var clip: String
        /// The fold whose network tested it; nil where none did.
        package var testFold: Int?
        /// The folds whose networks may have been trained on it.
        package var trainingFolds: [Int]
    }

    private let roles: [Digest: Role]

    /// The paths of the clips that were tested; of several with the same samples all that were.
    let testedClips: Set<String>

    /// What the run did with the clip of these samples; nil where it does not know them.
    package subscript(contentDigest: Digest) -> Role? { roles[contentDigest] }

    /// The names, without extension, of the clips that may have been trained on.
    var trainedNames: Set<String> {
        Set(roles.values.lazy.filter { !$0.trainingFolds.isEmpty }.map { Clip.stem(of: $0.clip) })
    }

    private static let columns = ["clip", "speaker", "label", "contentDigest", "testedBy", "trainedOnBy"]

    /// The table `clips.csv`.
    static func table(_ folds: [Fold], of corpus: Corpus, labels: LabelScheme) -> String {
        var tested = [String](repeating: "", count: corpus.clips.count)
        var trained = [[String]](repeating: [], count: corpus.clips.count)
        for fold in folds {
            for clip in fold.test { tested[clip] = "\(fold.number)" }
            for clip in fold.training { trained[clip].append("\(fold.number)") }
        }
        return CSV.row(columns)
            + corpus.clips.indices.map { index in
                let clip = corpus.clips[index]
                return CSV.row([
                    clip.id, clip.speaker, labels.label(of: clip), clip.contentDigest.description, tested[index],
                    trained[index].joined(separator: " "),
                ])
            }.joined()
    }

    /// Reads `clips.csv`; nil where it is damaged.
    init?(table text: String) {
        guard let rows = CSV.rows(of: text), rows.first == Self.columns else { return nil }
        var roles: [Digest: Role] = [:]
        var tested: Set<String> = []
        for row in rows.dropFirst() {
            guard row.count == Self.columns.count, let digest = Digest(row[3]) else { return nil }
            let role = Role(
                clip: row[0], testFold: Int(row[4]), trainingFolds: row[5].split(separator: " ").compactMap { Int($0) })
            if role.testFold != nil { tested.insert(role.clip) }
            // Of two clips with the same samples the tested one counts: the other was left out of training.
            if roles[digest]?.testFold == nil { roles[digest] = role }
        }
        self.roles = roles
        testedClips = tested
    }
}
