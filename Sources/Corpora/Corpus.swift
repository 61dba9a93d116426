import Audio

/// A folder of clips, as it was when it was scanned.
package struct Corpus: Hashable, Sendable {
    /// The folder, as an absolute path.
    package let root: String
    /// What to call it: the name of the folder.
    package let name: String
    /// The clips that can be used, in the order of their paths' bytes.
    package let clips: [Clip]
    /// What is wrong with files of the folder, in the order of their paths' bytes.
    package let problems: [CorpusProblem]

    /// A corpus of which everything is known.
    package init(root: String, clips: [Clip], problems: [CorpusProblem] = []) {
        self.root = root
        name = root.split(separator: "/").last.map(String.init) ?? root
        self.clips = clips
        self.problems = problems
    }

    /// The path of a clip's file; that of a sound outside the corpus is its name.
    package func path(of clip: Clip) -> String { clip.isOutside ? clip.id : root + "/" + clip.id }

    /// The speakers in ascending order.
    package var speakers: [Speaker] {
        var sexes: [String: Sex] = [:]
        var last = ""
        // Clips lie in folders of speakers: most have the speaker of the one before.
        for clip in clips where clip.speaker != last {
            sexes[clip.speaker] = clip.sex
            last = clip.speaker
        }
        return Speaker.ordered(sexes.keys).compactMap { id in sexes[id].map { Speaker(id: id, sex: $0) } }
    }

    /// Length of all clips together, seconds.
    package var seconds: Double { clips.reduce(0) { $0 + $1.seconds } }

    /// Clips and seconds of each class, in the order of the scheme's classes; also of classes without a clip.
    package func classCounts(_ scheme: LabelScheme) -> [ClassCount] {
        var counts = scheme.classes.map { ClassCount(name: $0) }
        for clip in clips {
            let index = scheme.classIndex(of: clip)
            counts[index].clips += 1
            counts[index].seconds += clip.seconds
        }
        return counts
    }

    /// The clips whose samples equal those of another clip, each group in the order of ``clips``.
    ///
    /// - Returns: positions in ``clips``, in groups of two or more.
    package var duplicates: [[Int]] {
        var groups: [Digest: [Int]] = [:]
        for (index, clip) in clips.enumerated() { groups[clip.contentDigest, default: []].append(index) }
        return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    /// Clips whose samples equal those of another clip under another emotion, so that one of the two is named wrongly.
    package var contradictions: Int {
        duplicates.count { group in Set(group.map { clips[$0].emotion }).count > 1 }
    }
}

/// How much of a class a corpus holds.
package struct ClassCount: Hashable, Sendable {
    /// The name of the class.
    package let name: String
    /// How many clips.
    package var clips = 0
    /// Their length together, seconds.
    package var seconds = 0.0

    /// A class without a clip.
    package init(name: String) { self.name = name }

    /// The mean length of a clip in seconds; nil without a clip.
    package var meanSeconds: Double? { clips == 0 ? nil : seconds / Double(clips) }
}
