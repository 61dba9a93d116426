import Corpora
import Foundation
import NeuralNetwork
import Recognition
import Synchronization
import Tensors
import TestSupport
import Testing
import Training

@Suite struct RunTests {
    private let folder: TemporaryFolder
    private let corpus: Corpus

    init() throws {
        folder = try TemporaryFolder()
        corpus = try TestCorpus.make(at: folder["corpus"], speakers: 2, takes: 1)
    }

    private func trained(_ name: String, _ assignments: String...) throws -> Run {
        var recipe = try TestCorpus.smallRecipe("training.epochs=1")
        for assignment in assignments { try recipe.apply(assignment: assignment) }
        let experiment = try Experiment(beginning: recipe, on: corpus, in: folder["runs/\(name)"], threads: 2)
        try experiment.run(stop: StopFlag()) { _ in }
        return try Run.open(folder["runs/\(name)"])
    }

    @Test func runsAreListedTheNewestFirst() throws {
        let first = try trained("b")
        let second = try trained("a")
        try FileManager.default.createDirectory(atPath: folder["runs/no run"], withIntermediateDirectories: true)
        let runs = try RunList.read(in: folder["runs"])
        #expect(runs.map(\.name) == [second.name, first.name])
        #expect(runs.allSatisfy { $0.state == .finished && $0.clips == 6 && $0.uar != nil && $0.recipe == "small" })
        #expect(try RunList.read(in: folder["nowhere"]).isEmpty)
    }

    @Test func aRunIsFoundByDirectoryNameBeginningAndAsTheLatest() throws {
        let first = try trained("2026-01-01-small")
        let second = try trained("2026-02-01-small")
        let runs = folder["runs"]
        for text in [first.directory, "2026-01-01-small", "2026-01"] {
            #expect(try RunList.find(text, in: runs) == first)
        }
        #expect(try RunList.find("latest", in: runs) == second)
        #expect(throws: RunError.ambiguous("2026", names: ["2026-01-01-small", "2026-02-01-small"])) {
            try RunList.find("2026", in: runs)
        }
        for text in ["", "nothing"] {
            #expect(throws: RunError.notFound(text, folder: runs)) { try RunList.find(text, in: runs) }
        }
    }

    @Test func runsThatDifferInTheirProtocolOnlyHaveTheSameSettings() throws {
        let settings = try [
            trained("a", "protocol=holdout:1"), trained("b", "protocol=random-clips"),
            trained("c", "protocol=holdout:1", "training.epochs=2"),
        ].map { RunSummary(reading: $0.directory).settings }
        #expect(settings[0] != nil && settings[0] == settings[1] && settings[1] != settings[2])
    }

    /// What is left out would else be taken from a recipe that was never trained.
    @Test func aRecipeThatIsNotWholeIsDamage() throws {
        let run = try trained("run", "protocol=holdout:1")
        let path = run.directory + "/recipe.json"
        let whole = try String(contentsOfFile: path, encoding: .utf8)
        func fault() -> String { RunSummary(reading: run.directory).fault ?? "" }
        try Data("{}".utf8).write(to: URL(filePath: path))
        #expect(fault().contains("is damaged: recipe.json: name is missing, and "))
        try Data(whole.replacing("\"filterCount\"", with: "\"filters\"").utf8).write(to: URL(filePath: path))
        #expect(fault().hasSuffix("recipe.json: features.mfcc.filterCount is missing, and 1 other key"))
        // A key that came later is no damage: the run was made without what it asks for.
        let earlier = whole.replacing(#/"bandExchange" ?: ?[0-9.]+,?/#, with: "")
        try #require(earlier != whole)
        try Data(earlier.utf8).write(to: URL(filePath: path))
        #expect(fault() == "")
        #expect(try Run.open(run.directory).recipe.augmentation.bandExchange == 0)
        try Data(whole.utf8).write(to: URL(filePath: path))
        #expect(fault() == "")
        let model = run.directory + "/model.json"
        let text = try String(contentsOfFile: model, encoding: .utf8)
        try Data(text.replacing("\"maskThreshold\"", with: "\"threshold\"").utf8).write(to: URL(filePath: model))
        let error = #expect(throws: ExperimentError.self) { try run.networks() }
        #expect(error?.description.hasSuffix("model.json: audio.maskThreshold is missing") == true)
    }

    /// A finished run has nothing left to train, so that nobody would find out.
    @Test func goingOnWithARunChecksTheNetworksThatAreDone() throws {
        let run = try trained("run")
        #expect(throws: Never.self) { try Experiment(resuming: run, on: corpus, threads: 1) }
        let weights = run.directory + "/folds/2/best.safetensors"
        try Data(try Data(contentsOf: URL(filePath: weights)).prefix(100)).write(to: URL(filePath: weights))
        let damaged = #expect(throws: ExperimentError.self) { try Experiment(resuming: run, on: corpus, threads: 1) }
        #expect(damaged?.description.contains("folds/2 is damaged: best.safetensors") == true)
        try FileManager.default.removeItem(atPath: weights)
        let missing = #expect(throws: ExperimentError.self) { try Experiment(resuming: run, on: corpus, threads: 1) }
        #expect(missing?.description.hasSuffix("folds/2 is damaged: best.safetensors: missing") == true)
    }

    @Test(arguments: [
        "run.json", "recipe.json", "metrics.csv", "predictions.csv", "clips.csv", "model.json", "last.safetensors",
    ])
    func aDamagedFileIsNamed(_ file: String) throws {
        let run = try trained("run", "protocol=holdout:1", "checkpoint.choice=last")
        for text in ["", "{", "damaged\n", "\u{0}\u{1}"] {
            try Data(text.utf8).write(to: URL(filePath: run.directory + "/" + file))
            let error = #expect(throws: (any Error).self) {
                let opened = try Run.open(run.directory)
                _ = try opened.history()
                _ = try opened.evaluation()
                _ = try Classifier(opened, threads: 1)
            }
            let line = error.map { "\($0)" } ?? ""
            #expect(line.contains(file) && line.contains("damaged") && !line.contains("\n"), "\(line)")
        }
    }

    @Test func aCorruptRunStaysInTheList() throws {
        let run = try trained("run")
        try Data("{".utf8).write(to: URL(filePath: run.directory + "/run.json"))
        let summary = try #require(try RunList.read(in: folder["runs"]).first)
        #expect(summary.state == .corrupt && summary.fault?.contains("run.json") == true)
    }

    @Test func freshDirectoriesDoNotCollide() throws {
        let time = 1_700_000_000.0
        let one = Run.freshDirectory(in: folder["runs"], recipe: .notebook, time: time)
        #expect(one.hasSuffix("-notebook"))
        try FileManager.default.createDirectory(atPath: one, withIntermediateDirectories: true)
        #expect(Run.freshDirectory(in: folder["runs"], recipe: .notebook, time: time) == one + "-2")
    }

    @Test func runsOfTheSameSecondHaveDirectoriesOfTheirOwn() throws {
        let recipe = try TestCorpus.smallRecipe("training.epochs=1")
        let made = Mutex<Set<String>>([])
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            let experiment = try? Experiment(
                beginning: recipe, on: corpus, among: folder["many/runs"], time: 1_700_000_000, threads: 1)
            guard let experiment else { return }
            made.withLock { _ = $0.insert(experiment.run.directory) }
        }
        let names = made.withLock { $0.map { String($0.split(separator: "-").last ?? "") }.sorted() }
        #expect(names == ["2", "3", "4", "5", "6", "7", "8", "small"])
        #expect(try RunList.read(in: folder["many/runs"]).count == 8)
    }

    @Test func twoRunsAreComparedOnWhatBothTested() throws {
        let first = try trained("first")
        let second = try trained("second", "protocol=holdout:1")
        let comparison = try RunComparison(first, second)
        #expect(comparison.first.predictions.map(\.clip).sorted() == comparison.second.predictions.map(\.clip).sorted())
        #expect(comparison.first.predictions.count == 3 && comparison.unshared == 3)
        #expect(comparison.uar.interval == nil && !comparison.uar.isMoreThanChance)
        let itself = try RunComparison(first, first)
        #expect(itself.uar.difference == 0 && itself.uar.interval == SpeakerBootstrap.Interval(low: 0, high: 0))
        let third = try trained("third", "protocol=holdout:2")
        #expect(throws: ExperimentError.run(.nothingShared(second.directory, third.directory))) {
            try RunComparison(second, third)
        }
    }

    @Test func examplesAreWhatTheNetworkHeard() throws {
        let run = try trained("run")
        let clip = try #require(try run.evaluation()?.predictions.first { $0.fold == 1 })
        let sound = corpus.root + "/" + clip.clip
        let bytes = try RunExport.examples(of: run, fold: 1, sounds: [sound], threads: 1)
        let file = try SafeTensors(bytes, path: "examples")
        let rows = try #require(file.tensors["probabilities"])
        let classes = rows.shape[1]
        let mean = (0..<classes).map { index in
            (0..<rows.shape[0]).reduce(0) { $0 + rows.values[$1 * classes + index] } / Float(rows.shape[0])
        }
        for (mean, said) in zip(mean, clip.probabilities) { #expect(abs(mean - said) < 1e-5) }
        #expect(file.tensors["features"]?.shape[0] == rows.shape[0])
        #expect(try RunExport.onnx(of: run, fold: 1).count > 1000)
    }

    @Test func aTrainingMayBeginWithExportedWeights() throws {
        let first = try RunExport.weights(of: trained("first"), fold: 1)
        try Data(first).write(to: URL(fileURLWithPath: folder["first.safetensors"]))
        let begun = "training.weights=" + folder["first.safetensors"]
        let second = try trained("second", begun, "optimizer.learningRate=0")
        let weights = try SafeTensors(RunExport.weights(of: second, fold: 1), path: "second").tensors
        #expect(try weights == SafeTensors(first, path: "first").tensors)
        #expect(throws: ExperimentError.self) { try trained("third", begun, "network.dense=7") }
    }

    @Test func exportsAreTablesAndWeightsAlone() throws {
        let run = try trained("run")
        #expect(try RunExport.csv(.predictions, of: run).split(separator: "\n").count == 7)
        #expect(try RunExport.csv(.history, of: run).split(separator: "\n").count == 5)
        #expect(try RunExport.csv(.confusion, of: run).split(separator: "\n").count == 8)
        let bytes = try RunExport.weights(of: run, fold: 1)
        let text = String(decoding: bytes.prefix(4000), as: UTF8.self)
        #expect(text.contains("conv2d1") && !text.contains("optimizer."))
    }

    @Test func exportsOfSeveralSeedsHoldAllNetworks() throws {
        let run = try trained("ensemble", "training.seeds=2", "protocol=holdout:1")
        let sound = corpus.root + "/" + corpus.clips[0].id
        let history = try run.history()
        #expect(history.map(\.seed) == [1, 1, 2, 2])
        #expect(try RunExport.csv(.history, of: run).split(separator: "\n").count == 5)
        let all = try SafeTensors(RunExport.weights(of: run, fold: 0), path: "all").tensors
        for seed in 1...2 {
            let own = try SafeTensors(RunExport.weights(of: run, fold: 0, seed: seed), path: "own").tensors
            for (name, tensor) in own { #expect(all["seed\(seed).\(name)"] == tensor) }
            #expect(all.count == 2 * own.count)
        }
        func said(_ seed: Int?) throws -> [Float] {
            let bytes = try RunExport.examples(of: run, fold: 0, seed: seed, sounds: [sound], threads: 1)
            return try #require(SafeTensors(bytes, path: "examples").tensors["probabilities"]).values
        }
        let (first, second) = try (said(1), said(2))
        #expect(first != second)
        for (mean, pair) in zip(try said(nil), zip(first, second)) {
            #expect(abs(mean - (pair.0 + pair.1) / 2) < 1e-6)
        }
        let (joined, alone) = try (RunExport.onnx(of: run, fold: 0), RunExport.onnx(of: run, fold: 0, seed: 2))
        #expect(joined.count > alone.count + alone.count / 2)
    }
}
