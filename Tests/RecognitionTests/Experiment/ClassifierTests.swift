import Audio
import Corpora
import Foundation
import Recognition
import TestSupport
import Testing
import Training

@Suite struct ClassifierTests {
    private let folder: TemporaryFolder
    private let corpus: Corpus

    init() throws {
        folder = try TemporaryFolder()
        corpus = try TestCorpus.make(at: folder["corpus"], speakers: 4)
    }

    private func trained(_ assignments: String..., name: String = "run") throws -> Run {
        var recipe = try TestCorpus.smallRecipe()
        for assignment in assignments { try recipe.apply(assignment: assignment) }
        let experiment = try Experiment(beginning: recipe, on: corpus, in: folder[name], threads: 2)
        try experiment.run(stop: StopFlag()) { _ in }
        return try Run.open(folder[name])
    }

    @Test func aClipOfTheCorpusIsClassifiedAsItWasTested() throws {
        let run = try trained()
        let classifier = try Classifier(run, threads: 2)
        let evaluation = try #require(try run.evaluation())
        for prediction in evaluation.predictions.prefix(6) {
            let answer = try #require(try classifier.classify(corpus.root + "/" + prediction.clip))
            #expect(answer.probabilities == prediction.probabilities)
            #expect(answer.notes == ["classified by fold \(prediction.fold), which never heard this speaker"])
            #expect(answer.classes == LabelScheme.emotion7.classes)
            #expect(answer.predicted == answer.classes[prediction.predicted])
        }
    }

    @Test func anyOtherFileIsClassifiedByTheMeanOfTheFolds() throws {
        let run = try trained()
        let samples = (0..<8000).map { Float(0.2 * sin(Double($0) * 0.4)) }
        try AudioFile.write(Waveform(samples: samples, sampleRate: 8000), to: folder["new.wav"])
        let answer = try #require(try Classifier(run, threads: 1).classify(folder["new.wav"]))
        #expect(answer.seconds == 1 && answer.notes.isEmpty)
        #expect(answer.windows.count == 5)
        #expect(answer.windows.map(\.start) == [0, 0.2, 0.4, 0.6, 0.8])
        for window in answer.windows {
            #expect(abs(window.end - window.start - 0.2) < 1e-9)
            #expect(abs(window.probabilities.reduce(0, +) - 1) < 1e-5)
        }
        let sound = try PreparedSound.read(folder["new.wav"], audio: run.recipe.audio)
        let singles = try run.networks().map {
            try #require(try $0.network.viewProbabilities(of: [$0.network.prepare(sound)], threads: 1))
        }
        #expect(singles.count == 2)
        for index in answer.probabilities.indices {
            let mean = singles.map { windows in windows[0].reduce(0) { $0 + $1[index] } / 5 }.reduce(0, +) / 2
            #expect(abs(mean - answer.probabilities[index]) < 1e-6)
        }
    }

    @Test func aShortFileIsPaddedAndSaysSo() throws {
        let classifier = try Classifier(trained(), threads: 1)
        for count in [1, 100, 1599] {
            let short = Waveform(samples: [Float](repeating: 0.25, count: count), sampleRate: 8000)
            let answer = try #require(try classifier.classify(short, path: "short"))
            #expect(answer.windows.count == 1)
            #expect(answer.notes == ["what is kept of it is shorter than a window of 0.2 s: padded with silence"])
            #expect(abs(answer.windows[0].end - Double(count) / 8000) < 1e-9)
        }
        let silence = Waveform(samples: [Float](repeating: 0, count: 8000), sampleRate: 8000)
        let answer = try #require(try classifier.classify(silence, path: "silence"))
        #expect(answer.notes == ["nothing is louder than the mask: what is classified is silence"])
    }

    @Test func aClipThatWasTrainedOnSaysSo() throws {
        let classifier = try Classifier(trained("protocol=holdout:4"), threads: 1)
        let known = try #require(try classifier.classify(corpus.path(of: corpus.clips[0])))
        #expect(known.notes.first?.hasPrefix("the network was trained on this very clip") == true)
        let unheard = try #require(corpus.clips.last)
        #expect(try #require(try classifier.classify(corpus.path(of: unheard))).notes.isEmpty)
    }

    @Test func measuringARunAgainGivesTheSameFigures() throws {
        let run = try trained()
        let again = try #require(
            try RunEvaluation(run, threads: 1).evaluate(corpus, stop: StopFlag(), progress: { _, _ in }))
        #expect(again.evaluation == (try run.evaluation()))
        #expect(again.notices.isEmpty)
    }

    @Test func anotherCorpusIsMeasuredUnderItsOwnStatement() throws {
        let run = try trained("protocol=holdout:4")
        let other = try TestCorpus.make(at: folder["other"], speakers: 2, takes: 1, rate: 11025)
        let measured = try #require(
            try RunEvaluation(run, threads: 2).evaluate(other, stop: StopFlag(), progress: { _, _ in }))
        // The same recordings at another rate: their samples differ, their names tell.
        let known =
            "KNOWN SPEAKERS: trained on 3 speakers of corpus, tested on other (6 clips of 2 speakers); 6 of the clips"
        #expect(measured.evaluation.statement.hasPrefix(known) && measured.evaluation.leaks)
        #expect(measured.evaluation.predictions.count == 6)
        let all = try TestCorpus.make(at: folder["unheard"], speakers: 4, takes: 1, rate: 11025)
        let unheard = Corpus(root: all.root, clips: Array(all.clips.suffix(3)))
        let honest = try #require(
            try RunEvaluation(run, threads: 2).evaluate(unheard, stop: StopFlag(), progress: { _, _ in }))
        #expect(
            honest.evaluation.statement == "trained on 3 speakers of corpus, tested on unheard (3 clips of 1 speaker)")
        #expect(!honest.evaluation.leaks)
        // Nor does another format hide them.
        for clip in other.clips {
            let path = folder["other/\(clip.id)"]
            try FileManager.default.moveItem(atPath: path, toPath: path.dropLast(4) + ".aiff")
        }
        let renamed = try #require(
            try RunEvaluation(run, threads: 2).evaluate(
                Corpus.scan(path: folder["other"], threads: 1), stop: StopFlag(), progress: { _, _ in }))
        #expect(renamed.evaluation.statement == measured.evaluation.statement)
        // Other takes of somebody who was trained on: neither samples nor names tell, the speaker does.
        let said = Corpus(
            root: "/said",
            clips: all.clips.prefix(1).map { clip in
                Clip(
                    id: "Actor_01/03-02-01-01-01-01-01.wav", name: clip.name, frames: clip.frames,
                    sampleRate: clip.sampleRate, contentDigest: clip.contentDigest)
            })
        try FileManager.default.copyItem(atPath: all.root, toPath: folder["said"])
        try FileManager.default.moveItem(
            atPath: folder["said/\(all.clips[0].id)"], toPath: folder["said/\(said.clips[0].id)"])
        let heard = try #require(
            try RunEvaluation(run, threads: 2).evaluate(
                Corpus(root: folder["said"], clips: said.clips), stop: StopFlag(), progress: { _, _ in }))
        #expect(heard.evaluation.leaks && heard.evaluation.statement.contains("1 of the speakers has the name of"))
        // A part of the run's own corpus, every clip judged by the network that never heard its speaker.
        let folds = try trained("protocol=speakers:2", name: "folds")
        let own = try #require(
            try RunEvaluation(folds, threads: 2).evaluate(
                Corpus(root: corpus.root, clips: Array(corpus.clips.prefix(5))), stop: StopFlag(),
                progress: { _, _ in }))
        #expect(!own.evaluation.leaks, "\(own.evaluation.statement)")
        let part = Corpus(root: corpus.root, clips: Array(corpus.clips.prefix(3)))
        let leaking = try #require(
            try RunEvaluation(run, threads: 2).evaluate(part, stop: StopFlag(), progress: { _, _ in }))
        #expect(leaking.evaluation.leaks && leaking.evaluation.statement.hasPrefix("LEAKS: "))
    }

    @Test func filesThatAreNoSoundAreTypedErrors() throws {
        let classifier = try Classifier(trained(), threads: 1)
        #expect(throws: ClassifierError.self) { try classifier.classify(folder["nowhere.wav"]) }
        try Data("no sound".utf8).write(to: URL(filePath: folder["text.wav"]))
        #expect(throws: ClassifierError.self) { try classifier.classify(folder["text.wav"]) }
    }
}
