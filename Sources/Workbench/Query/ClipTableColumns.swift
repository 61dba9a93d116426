import Corpora

/// What a ``ClipTable`` knows of each clip, gathered in one pass: a hundred thousand clips are waited for when a corpus is
/// opened.
struct ClipTableColumns {
    private(set) var emotions: [UInt8] = []
    private(set) var isFemale: [Bool] = []
    private(set) var speakers: [Int32] = []
    private(set) var seconds: [Float] = []
    private(set) var text: [UInt8] = []
    private(set) var textStarts: [Int] = [0]

    /// The columns of some clips, whose speakers' names are known.
    init(of clips: [Clip], speakerNames: [String]) {
        emotions.reserveCapacity(clips.count)
        isFemale.reserveCapacity(clips.count)
        speakers.reserveCapacity(clips.count)
        seconds.reserveCapacity(clips.count)
        textStarts.reserveCapacity(clips.count + 1)
        text.reserveCapacity(clips.count * 80)
        let ranks = Dictionary(uniqueKeysWithValues: speakerNames.enumerated().map { ($1, Int32($0)) })
        let allEmotions = Emotion.allCases
        // Clips lie in folders of speakers: most have the speaker of the one before, and the words behind the path too.
        var speaker: (name: String, rank: Int32) = ("", 0)
        var words: (emotion: Emotion, sex: Sex, statement: Int, text: [UInt8])?
        for clip in clips {
            if clip.speaker != speaker.name { speaker = (clip.speaker, ranks[clip.speaker] ?? 0) }
            speakers.append(speaker.rank)
            emotions.append(UInt8(allEmotions.firstIndex(of: clip.emotion) ?? 0))
            isFemale.append(clip.sex == .female)
            seconds.append(Float(clip.seconds))
            if words?.emotion != clip.emotion || words?.sex != clip.sex || words?.statement != clip.statement {
                words = (clip.emotion, clip.sex, clip.statement, Self.words(of: clip))
            }
            text.append(contentsOf: clip.id.utf8)
            text.append(contentsOf: words?.text ?? [])
            textStarts.append(text.count)
        }
        text.withUnsafeMutableBufferPointer { text in
            for index in text.indices where text[index] &- 65 < 26 { text[index] |= 32 }
        }
    }

    /// What stands behind the path, a line break around each part so that no match runs over two.
    private static func words(of clip: Clip) -> [UInt8] {
        Array("\n\(clip.emotion.rawValue)\n\(clip.sex.rawValue)\n\(clip.statementText ?? "")\n".utf8)
    }
}
