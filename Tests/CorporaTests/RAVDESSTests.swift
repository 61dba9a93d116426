import Corpora
import Testing

@Suite struct RAVDESSTests {
    @Test func aNameTellsWhatTheCorpusDocuments() throws {
        let name = try RAVDESS.parse("Actor_12/03-01-05-02-01-02-12.wav")
        #expect(
            name
                == ClipName(
                    emotion: .angry, sex: .female, speaker: "12", statement: 1, intensity: .strong, repetition: 2))
    }

    @Test func everyNameThatIsMadeIsReadBack() throws {
        for emotion in Emotion.allCases {
            for intensity in Intensity.allCases {
                for (statement, repetition, actor) in [(1, 1, 1), (2, 1, 2), (1, 2, 24), (2, 2, 99)] {
                    let stem = RAVDESS.stem(
                        emotion: emotion, intensity: intensity, statement: statement, repetition: repetition,
                        actor: actor)
                    let name = try RAVDESS.parse(stem + ".flac")
                    #expect(name.emotion == emotion && name.intensity == intensity)
                    #expect(name.statement == statement && name.repetition == repetition)
                    #expect(Int(name.speaker) == actor && name.sex == (actor % 2 == 1 ? .male : .female))
                }
            }
        }
    }

    @Test(arguments: [
        "", ".wav", "speech.wav", "03-01-05-02-01-01.wav", "03-01-05-02-01-01-12-01.wav", "3-1-5-2-1-1-12.wav",
        "03-01-05-02-01-01-1a.wav", "03-01-05-02-01-01-012.wav", "03_01_05_02_01_01_12.wav",
        "03-01-05-02-01-01-12-.wav",
        "03-01-05-02-01-01-12/speech.wav", "０３-01-05-02-01-01-12.wav",
    ])
    func otherNamesAreRefused(name: String) {
        #expect(throws: RAVDESS.Fault.self) { try RAVDESS.parse(name) }
    }

    @Test(arguments: [
        ("00-01-05-02-01-01-12", "modality"), ("03-03-05-02-01-01-12", "channel"), ("03-01-09-02-01-01-12", "emotion"),
        ("03-01-00-02-01-01-12", "emotion"), ("03-01-05-03-01-01-12", "intensity"),
        ("03-01-05-02-00-01-12", "statement"), ("03-01-05-02-01-00-12", "repetition"),
        ("03-01-05-02-01-01-00", "actor"),
    ])
    func aCodeThatDoesNotExistIsNamed(name: String, part: String) {
        #expect {
            try RAVDESS.parse(name + ".wav")
        } throws: { fault in
            "\(fault)".contains(part)
        }
    }
}
