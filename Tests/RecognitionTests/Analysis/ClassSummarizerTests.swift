import Corpora
import Features
import Recognition
import Synchronization
import TestSupport
import Testing
import Training

@Suite struct ClassSummarizerTests {
    @Test func everyClassIsSummedUp() throws {
        let folder = try TemporaryFolder()
        let corpus = try SyntheticSounds.corpus(in: folder)
        let summaries = try ClassSummarizer().summarise(corpus, .emotion, threads: 2, stop: StopFlag())
        #expect(summaries.map(\.name) == LabelScheme.emotion.classes)
        for (summary, frequency) in zip(summaries, [200.0, 0, 600, 0, 1000, 0, 0, 0]) {
            #expect(summary.clips == (frequency == 0 ? 0 : 2))
            guard frequency > 0 else {
                #expect(summary.example == nil && summary.spectrum.decibels.isEmpty && summary.mfcc.frames == 0)
                continue
            }
            #expect(abs(summary.seconds - 1.1) < 1e-9)
            #expect(summary.example?.hasSuffix("-01.wav") == true && !summary.exampleSamples.isEmpty)
            let levels = summary.spectrum.decibels
            let peak = try #require(levels.indices.max { levels[$0] < levels[$1] })
            #expect(abs(Double(peak) * summary.spectrum.binWidth - frequency) < 20)
            #expect(summary.filterBank.frames == 128 && summary.filterBank.bandCount == 26)
            #expect(summary.mfcc.frames == 128 && summary.mfcc.bandCount == 13)
            #expect(summary.mfcc.values.allSatisfy { $0.isFinite })
        }
    }

    @Test func theNumberOfThreadsChangesNothing() throws {
        let folder = try TemporaryFolder()
        let corpus = try SyntheticSounds.corpus(in: folder, emotions: [1, 2, 3, 4, 5], speakers: 4)
        let summarizer = try ClassSummarizer()
        let alone = try summarizer.summarise(corpus, .sexEmotion, threads: 1, stop: StopFlag())
        #expect(try summarizer.summarise(corpus, .sexEmotion, threads: 3, stop: StopFlag()) == alone)
    }

    @Test func aSecondOpeningComputesNothingAndGivesTheSame() throws {
        let (folder, home) = (try TemporaryFolder(), try TemporaryFolder())
        let corpus = try SyntheticSounds.corpus(in: folder)
        let store = FeatureStore(Workspace(folder: home.path))
        let summarizer = try ClassSummarizer()
        let read = Atomic<Int>(0)
        func summaries(_ scheme: LabelScheme) throws -> [ClassSummary] {
            try summarizer.summarise(corpus, scheme, threads: 2, stop: StopFlag(), store: store) { _, _ in
                read.add(1, ordering: .relaxed)
            }
        }
        let first = try summaries(.emotion)
        let readings = read.load(ordering: .relaxed)
        #expect(readings > 0)
        #expect(try summaries(.emotion) == first && read.load(ordering: .relaxed) == readings)
        #expect(try summarizer.summarise(corpus, .emotion, threads: 1, stop: StopFlag()) == first)
        #expect(try summaries(.sexEmotion) != first && read.load(ordering: .relaxed) > readings)
    }

    @Test func itStopsWhenAsked() throws {
        let folder = try TemporaryFolder()
        let corpus = try SyntheticSounds.corpus(in: folder)
        let stop = StopFlag()
        stop.raise()
        #expect(throws: AnalysisError.stopped) {
            try ClassSummarizer().summarise(corpus, .emotion, threads: 1, stop: stop)
        }
    }
}
