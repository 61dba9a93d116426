import ArgumentParser
import Corpora
import Glibc
import Recognition

/// What is trained, on what, and how the result is measured; `train` and `leak` share it.
struct RecipeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of clips; without it the demo corpus.", valueName: "path"))
    var corpus: String?

    @Option(
        help: ArgumentHelp(
            "A built-in recipe (\(Recipe.builtIn.map(\.name).joined(separator: ", "))) or a .toml or .json file.",
            valueName: "name|file"))
    var recipe: String?

    @Option(
        name: .customLong("protocol"),
        help: ArgumentHelp("Which clips are tested: \(EvaluationProtocol.form).", valueName: "protocol"))
    var protocolText: String?

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp(
            "Change one key of the recipe; may be given several times. --show-recipe lists the keys.",
            valueName: "key=value"))
    var assignments: [String] = []

    @Option(
        help: ArgumentHelp(
            "Train each network with so many random seeds; the mean of their probabilities counts.", valueName: "n"))
    var seeds: Int?

    @Option(
        help: ArgumentHelp(
            "Begin with the weights of a .safetensors file, by name: training.weights of the recipe.",
            valueName: "file"))
    var weights: String?

    /// Whether anything was said about the recipe.
    func changesRecipe(_ common: CommonOptions) -> Bool {
        recipe != nil || protocolText != nil || !assignments.isEmpty || common.labels != nil
            || common.randomSeed != nil || seeds != nil || weights != nil
    }

    /// The recipe that the options ask for; wrong options are wrong usage.
    func chosenRecipe(_ common: CommonOptions) throws -> Recipe {
        do throws(RecipeError) {
            var chosen = try Recipe.named(recipe ?? Recipe.standard.name)
            if let labels = common.labels { chosen.labels = labels }
            if let seed = common.randomSeed { try chosen.set("randomSeed", to: "\(seed)") }
            if let seeds { try chosen.set("training.seeds", to: "\(seeds)") }
            if let protocolText { try chosen.set("protocol", to: protocolText) }
            for assignment in assignments { try chosen.apply(assignment: assignment) }
            if let weights { try chosen.set("training.weights", to: Workspace.absolute(weights)) }
            try chosen.checkConsistency()
            for assignment in assignments {
                let path = assignment.prefix { $0 != "=" && $0 != " " }
                try Self.warn(ofIdle: String(path), given: "--set", in: chosen)
            }
            return chosen
        } catch {
            throw CommandFailure.wrongUsage(error.description)
        }
    }

    /// Says where a key was given that changes nothing in the recipe.
    ///
    /// - Parameters:
    ///   - option: the option that gave it.
    ///   - others: keys that take other values than the recipe's: where one of them decides, the key may count after all.
    static func warn(
        ofIdle path: String, given option: String, in recipe: Recipe, besides others: [String] = []
    ) throws(RecipeError) {
        guard let idleness = try RecipeKey.named(path).idleness(in: recipe), !others.contains(idleness.decidedBy) else {
            return
        }
        Log.warning("\(option) \(path) has no effect: \(idleness.reason)")
    }

    /// The corpus at a path, or the demo corpus, which is made where it is missing.
    static func scan(_ path: String?, _ common: CommonOptions) throws -> Corpus {
        do throws(CorpusError) {
            let folder: String
            if let path { folder = path } else { folder = try demoCorpus(common) }
            let scanning = ProgressLine("scanning")
            defer { scanning.finish() }
            return try Catalogue(common.storage).scan(
                folder, threads: common.threadCount,
                progress: scanning.update(done:of:), isStopped: { Interruption.flag.isRaised }
            ).requiringClips()
        } catch .stopped {
            throw CommandFailure.interrupted("nothing was changed; run the command again")
        }
    }

    /// The folder of the demo corpus, which is made where it is missing.
    static func demoCorpus(_ common: CommonOptions) throws(CorpusError) -> String {
        let folder = common.storage.demoCorpus
        let making = ProgressLine("making the demo corpus")
        defer { making.finish() }
        try DemoCorpus.make(
            at: folder, threads: common.threadCount, progress: making.update(done:of:),
            isStopped: { Interruption.flag.isRaised })
        return folder
    }
}
