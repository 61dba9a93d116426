import Corpora
import Recognition
import Tensors
import Testing

@Suite struct ProtocolTests {
    @Test(arguments: [
        "random-windows", "speakers:2", "speakers:7", "holdout:15", "holdout:15,16,17", "leave-one-speaker-out",
        "leave-one-statement-out", "random-clips:4", "corpus:/other/corpus", "folds:lists/a.csv",
    ])
    func aProtocolIsItsOwnText(_ text: String) throws {
        #expect(try #require(EvaluationProtocol(text: text)).text == text)
    }

    @Test(arguments: [
        "", "speakers:1", "speakers:x", "holdout", "holdout:", "holdout:1,1", "random-windows:2", "random",
        "random-clips:1", "leave-one-speaker-out:3", "corpus", "corpus:", "folds:",
    ])
    func otherTextIsNoProtocol(_ text: String) { #expect(EvaluationProtocol(text: text) == nil) }

    @Test(arguments: [
        ("speakers:1", "at least 2 folds are needed"), ("speakers:0", "at least 2 folds are needed"),
        ("random-clips:-3", "at least 2 folds are needed"), ("holdout:", "it names no speaker"),
        ("holdout:1,1", "it names speaker 1 twice"), ("holdout:01,7,1", "it names speaker 1 twice"),
        ("corpus:", "it names no folder"), ("folds:", "it names no file"), ("speakers:x", "it takes speakers:FOLDS"),
    ])
    func whatIsNearlyAProtocolIsToldWhatIsTheMatter(_ text: String, _ reason: String) {
        var recipe = Recipe.small
        let error = #expect(throws: RecipeError.self) { try recipe.set("protocol", to: text) }
        #expect(
            error?.description.hasPrefix("protocol cannot be '\(text)': \(reason)") == true,
            "\(error?.description ?? "")")
    }

    /// The corpus itself under another path: every clip is left out.
    @Test func aCorpusThatIsTheSameLeavesNothingToTrainOn() throws {
        let corpus = TestCorpus.values(speakers: 3)
        let same = Corpus(root: "/copy", clips: corpus.clips)
        let error = #expect(throws: CorpusError.self) {
            try EvaluationProtocol.corpus("/copy").folds(of: corpus, randomSeed: 1, testing: same)
        }
        #expect(
            error?.description.contains("all 24 clips of /corpus have the samples of clips that are tested") == true)
        #expect(error?.description.contains("it is the corpus at /copy") == true)
    }

    /// A copy under another emotion's name is left out, and the statement says that something is wrong with it.
    @Test func copiesUnderAnotherEmotionAreCalledOut() throws {
        var corpus = TestCorpus.values(speakers: 4)
        let tested = corpus.clips.first { $0.speaker == "01" && $0.emotion == .angry }
        let digest = try #require(tested).contentDigest
        corpus = Corpus(
            root: corpus.root,
            clips: corpus.clips.map { clip in
                let isCopy = clip.speaker == "03" && [.sad, .angry].contains(clip.emotion)
                return Clip(
                    id: clip.id, name: clip.name, frames: clip.frames, sampleRate: clip.sampleRate,
                    contentDigest: isCopy ? digest : clip.contentDigest)
            })
        var recipe = Recipe.small
        recipe.evaluation = .holdout(["1"])
        let folds = try recipe.evaluation.folds(of: corpus, randomSeed: 1)
        #expect(
            recipe.statement(for: folds, of: corpus).hasSuffix(
                "(2 clips with the same samples as a tested one are left out of training; 1 of them under another emotion)"
            ))
    }

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

    /// Over random corpora with copies of clips under other names, also of other speakers: no fold of any protocol has a clip,
    /// or the same samples, on both sides; honest ones share no speaker either, and those with folds test every clip once.
    @Test(arguments: [
        "random-clips:2", "random-clips:5", "speakers:2", "speakers:3", "leave-one-speaker-out",
        "leave-one-statement-out", "holdout:1",
    ])
    func copiesNeverLieOnBothSides(_ text: String) throws {
        let rule = try #require(EvaluationProtocol(text: text))
        for seed in 1...12 {
            let corpus = Self.randomCorpus(seed)
            let folds = try rule.folds(of: corpus, randomSeed: seed)
            let overlap = Overlap(of: folds, in: corpus)
            #expect(overlap.clips == 0 && overlap.duplicates == 0)
            if rule.holdsOutSpeakers { #expect(overlap.speakers == 0) } else { #expect(overlap.speakers > 0) }
            #expect(rule.leaks == !rule.holdsOutSpeakers)
            if text != "holdout:1" {
                #expect(folds.flatMap(\.test).sorted() == Array(corpus.clips.indices))
            }
            for fold in folds {
                let all = (fold.training + fold.test + fold.leftOut).sorted()
                #expect(all == Array(corpus.clips.indices), "nothing is lost")
                if text == "leave-one-statement-out" {
                    #expect(Set(fold.test.map { corpus.clips[$0].statement }).count == 1)
                    let tested = corpus.clips[fold.test[0]].statement
                    #expect(fold.training.allSatisfy { corpus.clips[$0].statement != tested })
                }
            }
            if !corpus.duplicates.isEmpty, rule.leaks, text.hasPrefix("random-clips") {
                #expect(rule.statement(for: folds, of: corpus).contains("with the samples of another"))
            }
            #expect(rule.statement(for: folds, of: corpus).hasPrefix("KNOWN SPEAKERS: ") == rule.leaks)
        }
    }

    /// Clips of 4 to 8 speakers, a fifth of them copies of another clip.
    private static func randomCorpus(_ seed: Int) -> Corpus {
        var generator = SeededGenerator(seed: UInt64(seed))
        let plain = TestCorpus.values(speakers: Int.random(in: 4...8, using: &generator), takes: 2)
        let clips = plain.clips.map { clip in
            let source = plain.clips[Int.random(in: 0..<plain.clips.count, using: &generator)]
            let isCopy = Int.random(in: 0..<5, using: &generator) == 0
            return Clip(
                id: clip.id, name: clip.name, frames: 16000, sampleRate: 16000,
                contentDigest: isCopy ? source.contentDigest : clip.contentDigest)
        }
        return Corpus(root: "/corpus", clips: clips)
    }

    @Test func aCorpusOfOneSentenceOrSpeakerIsRefused() {
        let one = TestCorpus.values(speakers: 1)
        for rule in [EvaluationProtocol.leaveOneSpeakerOut, .leaveOneStatementOut, .randomClips(folds: 20)] {
            #expect(throws: CorpusError.self) { try rule.folds(of: one, randomSeed: 1) }
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
        let all = try leaking.folds(of: corpus, randomSeed: 1)
        #expect(
            leaking.statement(for: all, of: corpus)
                == "LEAKS: the 160 clips tested are those that were trained on")
        var notebook = Recipe.notebook
        #expect(
            notebook.statement(for: all, of: corpus)
                == "LEAKS: windows of one clip lie on both sides of the validation, and the 160 clips tested are those that"
                + " were trained on")
        notebook.validation.fraction = 0
        #expect(!notebook.statement(for: all, of: corpus).contains("validation"))
        var functionals = Recipe.functionals
        functionals.evaluation = .randomWindows
        #expect(!functionals.statement(for: all, of: corpus).contains("windows"))
        #expect(Overlap(of: try leaking.folds(of: corpus, randomSeed: 1), in: corpus).clips == corpus.clips.count)
    }
}
