import Audio
import Corpora
import Recognition
import Testing

@Suite struct ValidationTests {
    private let corpus = TestCorpus.values(speakers: 8, takes: 4)

    /// Under every honest protocol and every unit of validation, over seeds: no window, learnt or watched, is of the test.
    @Test(arguments: Recipe.Validation.Unit.allCases, ["holdout:1,2", "speakers:4", "speakers:8"])
    func noWindowIsDrawnFromATestedSpeaker(_ unit: Recipe.Validation.Unit, _ text: String) throws {
        for seed in 1...6 {
            let recipe = try recipe(unit, text, seed)
            for fold in try recipe.evaluation.folds(of: corpus, randomSeed: seed) {
                let tested = Set(fold.testSpeakers(in: corpus))
                let drawn = positions(of: fold, recipe)
                #expect(!drawn.positions.isEmpty && drawn.learningCount < drawn.positions.count)
                #expect(drawn.positions.allSatisfy { !tested.contains(corpus.clips[$0.clip].speaker) })
            }
        }
    }

    @Test(arguments: [Recipe.Validation.Unit.clips, .speakers], ["random-windows", "holdout:1,2", "speakers:4"])
    func whatIsHeldOutWholeIsNeverLearnt(_ unit: Recipe.Validation.Unit, _ text: String) throws {
        for seed in 1...6 {
            let recipe = try recipe(unit, text, seed)
            for fold in try recipe.evaluation.folds(of: corpus, randomSeed: seed) {
                let split = ValidationSplit(
                    of: fold, in: corpus, by: recipe.validation, labels: recipe.labels, randomSeed: seed)
                #expect((split.learning + split.heldOut).sorted() == fold.training)
                let share = Double(split.heldOut.count) / Double(fold.training.count)
                #expect(share > 0.1 && share < 0.4)
                let drawn = positions(of: fold, recipe)
                let learnt = Set(drawn.positions[..<drawn.learningCount].map(\.clip))
                let watched = Set(drawn.positions[drawn.learningCount...].map(\.clip))
                #expect(learnt.isSubset(of: split.learning) && watched.isSubset(of: split.heldOut))
                if unit == .speakers {
                    #expect(speakers(learnt).isDisjoint(with: speakers(watched)))
                } else {
                    #expect(speakers(learnt) == speakers(Set(fold.training)))
                }
            }
        }
    }

    @Test func speakersHeldOutAreBalancedBySex() throws {
        for seed in 1...10 {
            var recipe = try recipe(.speakers, "random-windows", seed)
            recipe.validation.fraction = 0.5
            let fold = try #require(try recipe.evaluation.folds(of: corpus, randomSeed: seed).first)
            let split = ValidationSplit(
                of: fold, in: corpus, by: recipe.validation, labels: recipe.labels, randomSeed: seed)
            let sexes = speakers(Set(split.heldOut)).map { Int($0).map { $0 % 2 } ?? 0 }
            #expect(sexes.count == 4 && sexes.reduce(0, +) == 2)
        }
    }

    @Test func theLastPartOfTheWindowsIsHeldOutAsKerasDoes() throws {
        for (fraction, expected) in [(0.7, 10156), (0.2, 27083), (0.0, 33854)] {
            var recipe = Recipe.notebook
            recipe.validation.fraction = fraction
            let fold = Fold(number: 0, training: Array(corpus.clips.indices), test: [])
            // As many samples as give the 33,854 windows of the notebook's 14 speakers.
            let each = Int((33854.5 / 20 * 16000 / Double(corpus.clips.count)).rounded(.up))
            let drawn = FoldWindows.positions(
                of: fold, in: corpus, recipe: recipe,
                sampleCounts: [Int](repeating: each, count: corpus.clips.count))
            #expect(drawn.positions.count == 33854)
            #expect(drawn.learningCount == expected)
        }
    }

    @Test func aCopyOfAClipThatIsHeldOutIsNotLearnt() throws {
        let twins = corpus.clips.map { clip in
            Clip(
                id: clip.id, name: clip.name, frames: 1, sampleRate: 1,
                contentDigest: Digest(of: "\(clip.speaker) \(clip.emotion) \(clip.statement)"))
        }
        let corpus = Corpus(root: "/corpus", clips: twins)
        let recipe = try recipe(.clips, "random-windows", 4)
        let fold = try #require(try recipe.evaluation.folds(of: corpus, randomSeed: 4).first)
        let split = ValidationSplit(of: fold, in: corpus, by: recipe.validation, labels: recipe.labels, randomSeed: 4)
        let digests = Set(split.heldOut.map { corpus.clips[$0].contentDigest })
        #expect(!split.heldOut.isEmpty)
        #expect(split.learning.allSatisfy { !digests.contains(corpus.clips[$0].contentDigest) })
    }

    private func recipe(_ unit: Recipe.Validation.Unit, _ text: String, _ seed: Int) throws -> Recipe {
        var recipe = Recipe.notebookFixed
        recipe.validation.unit = unit
        recipe.validation.fraction = 0.25
        recipe.randomSeed = seed
        recipe.evaluation = try #require(EvaluationProtocol(text: text))
        return recipe
    }

    private func positions(of fold: Fold, _ recipe: Recipe) -> (positions: [WindowPosition], learningCount: Int) {
        FoldWindows.positions(
            of: fold, in: corpus, recipe: recipe,
            sampleCounts: corpus.clips.indices.map { 8000 + 100 * ($0 % 7) })
    }

    private func speakers(_ clips: Set<Int>) -> Set<String> { Set(clips.map { corpus.clips[$0].speaker }) }
}
