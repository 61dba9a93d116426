import ArgumentParser
import Corpora
import Glibc
import NeuralNetwork
import Recognition
import Terminal

/// Options that every subcommand takes, so that a script can set them once for all.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Threads to work with (default: all cores); results do not depend on it.", valueName: "n"))
    var threads: Int?

    @Option(
        help: ArgumentHelp(
            "Seed of all random choices, 1 where none is given; the same seed gives the same results.", valueName: "n"))
    var randomSeed: Int?

    @Option(help: "What the classes are: \(LabelScheme.allCases.map(\.rawValue).joined(separator: ", ")).")
    var labels: LabelScheme?

    @Option(help: "Inner loops: the fastest for this processor, or plain Swift to compare with.")
    var kernels: KernelChoice = .auto

    @Option(
        help: ArgumentHelp(
            "Folder for runs, cache, state and configuration, in place of the XDG ones.", valueName: "dir"))
    var workspace: String?

    @Option(name: .customLong("log"), help: "How much to say on standard error.")
    var logLevel: LogLevel = .warning

    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads \(threads): give a number from 1 to 1024")
        }
        if let randomSeed, randomSeed < 0 {
            throw ValidationError("--random-seed \(randomSeed): give a whole number from 0")
        }
        if let workspace, workspace.isEmpty { throw ValidationError("--workspace: give the name of a folder") }
        Log.show(upTo: logLevel)
    }

    /// Fails where other classes are asked for than those that a run was trained on.
    func requireLabels(of run: Run) throws {
        guard let labels, labels != run.recipe.labels else { return }
        throw CommandFailure.wrongUsage(
            "--labels \(labels.rawValue): the run \(run.name) was trained on the classes of \(run.recipe.labels.rawValue)"
                + " and knows no others: leave the option out, or train another run with it")
    }

    /// The number of threads to use: as asked for, else one a core.
    var threadCount: Int { threads ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Where this process keeps what it keeps.
    var storage: Workspace { Workspace(folder: workspace) }

    /// Features kept from one time to the next, as large as the user's settings allow.
    var store: FeatureStore { FeatureStore(storage, capacity: cacheCapacity) }

    /// How many bytes kept features may take up; settings that can't be read are told at the start and passed over.
    var cacheCapacity: Int {
        (try? Configuration(path: storage.configurationFile).cacheCapacity) ?? FeatureStore.standardCapacity
    }
}

extension KernelChoice: ExpressibleByArgument {}

extension LogLevel: ExpressibleByArgument {}

extension LabelScheme: ExpressibleByArgument {}
