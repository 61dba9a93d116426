import Corpora
import Recognition
import Tensors
import Testing

@Suite struct ProtocolTests {
    @Test(arguments: ["random-windows", "speakers:2", "speakers:7", "holdout:15", "holdout:15,16,17"])
    func aProtocolIsItsOwnText(_ text: String) throws {
        #expect(try #require(EvaluationProtocol(text: text)).text == text)
    }

    @Test(arguments: [
        "", "speakers:1", "speakers:x", "holdout", "holdout:", "holdout:1,1", "random-windows:2", "random",
    ])
    func otherTextIsNoProtocol(_ text: String) { #expect(EvaluationProtocol(text: text) == nil) }

    @Test func speakersAloneIsFiveFolds() { #expect(EvaluationProtocol(text: "speakers") == .speakers(folds: 5)) }

    /// Over many corpora and seeds: every clip is tested once, and neither the clip nor its speaker was trained on.
    @Test func speakerFoldsNeverTrainOnWhomTheyTest() throws {
        for count in 2...9 {
            let corpus = TestCorpus.values(speakers: count, takes: 2)
            for folds in 2...count {
                for seed in 1...5 {
                    let dealt = try EvaluationProtocol.speakers(folds: folds).folds(of: corpus, randomSeed: seed)
                    #expect(dealt.map(\.number) == Array(1...folds))
                    #expect(dealt.flatMap(\.test).sorted() == Array(corpus.clips.indices))
                    for fold in dealt {
                        #expect(Overlap(of: fold, in: corpus).isEmpty)
                        #expect((fold.training + fold.test).sorted() == Array(corpus.clips.indices))
                    }
                }
            }
        }
    }

    @Test func holdoutTestsTheNamedSpeakersHoweverTheyAreWritten() throws {
        let corpus = TestCorpus.values(speakers: 10)
        let fold = try #require(try EvaluationProtocol.holdout(["3", "10"]).folds(of: corpus, randomSeed: 1).first)
        #expect(fold.testSpeakers(in: corpus) == ["03", "10"])
        #expect(fold.trainingSpeakers(in: corpus) == ["01", "02", "04", "05", "06", "07", "08", "09"])
        #expect(Overlap(of: fold, in: corpus).isEmpty)
        #expect(throws: CorpusError.unknownSpeakers(["42"], known: corpus.speakers.map(\.id))) {
            try EvaluationProtocol.holdout(["3", "42"]).folds(of: corpus, randomSeed: 1)
        }
    }

    @Test func aCopyOfATestedClipIsNeverTrainedOn() throws {
        let plain = TestCorpus.values(speakers: 4)
        // The first clip of speaker 01 lies in the folder of speaker 02 as well.
        let clips = plain.clips.map { clip in
            clip.speaker == "02" && clip.emotion == .calm
                ? Clip(
                    id: clip.id, name: clip.name, frames: 16000, sampleRate: 16000,
                    contentDigest: plain.clips[0].contentDigest) : clip
        }
        let corpus = Corpus(root: "/corpus", clips: clips)
        for folds in 2...4 {
            for fold in try EvaluationProtocol.speakers(folds: folds).folds(of: corpus, randomSeed: 3) {
                #expect(Overlap(of: fold, in: corpus).isEmpty)
            }
        }
        let fold = try #require(try EvaluationProtocol.holdout(["1"]).folds(of: corpus, randomSeed: 1).first)
        #expect(fold.leftOut.map { corpus.clips[$0].speaker } == ["02"])
    }

    /// The check itself must notice: a clip, a copy and a speaker planted on both sides.
    @Test func aPlantedLeakIsCaught() throws {
        let corpus = TestCorpus.values(speakers: 4)
        let honest = try #require(try EvaluationProtocol.holdout(["1"]).folds(of: corpus, randomSeed: 1).first)
        let clip = Fold(number: 0, training: honest.training + [honest.test[0]], test: honest.test)
        #expect(Overlap(of: clip, in: corpus).clips == 1 && Overlap(of: clip, in: corpus).speakers == 1)
        let speaker = Fold(
            number: 0, training: honest.training + [honest.test[0]], test: Array(honest.test.dropFirst()))
        #expect(Overlap(of: speaker, in: corpus).clips == 0 && Overlap(of: speaker, in: corpus).speakers == 1)
        let twin = Clip(
            id: "copy.wav", name: corpus.clips[honest.training[0]].name, frames: 1, sampleRate: 1,
            contentDigest: corpus.clips[honest.test[0]].contentDigest)
        let copied = Corpus(root: "/corpus", clips: corpus.clips + [twin])
        let copy = Fold(number: 0, training: honest.training + [corpus.clips.count], test: honest.test)
        #expect(Overlap(of: copy, in: copied).duplicates == 1 && Overlap(of: copy, in: copied).clips == 0)
    }

    @Test func statementsSayWhoWasHeard() throws {
        let corpus = TestCorpus.values(speakers: 20)
        let holdout = EvaluationProtocol.holdout(["15", "16", "17", "18", "19", "20"])
        #expect(
            holdout.statement(for: try holdout.folds(of: corpus, randomSeed: 1), of: corpus)
                == "trained on 14 speakers, tested on 6 it has never heard: 15, 16, 17, 18, 19, 20")
        let folds = EvaluationProtocol.speakers(folds: 3)
        #expect(
            folds.statement(for: try folds.folds(of: corpus, randomSeed: 1), of: corpus)
                == "3 folds of 6 to 7 speakers; each clip is tested by a network that has never heard its speaker")
        let leaking = EvaluationProtocol.randomWindows
        #expect(leaking.leaks && !holdout.leaks && !folds.leaks)
        let statement = leaking.statement(for: try leaking.folds(of: corpus, randomSeed: 1), of: corpus)
        #expect(statement.hasPrefix("LEAKS: windows of one clip lie on both sides"))
        #expect(Overlap(of: try leaking.folds(of: corpus, randomSeed: 1), in: corpus).clips == corpus.clips.count)
    }
}
