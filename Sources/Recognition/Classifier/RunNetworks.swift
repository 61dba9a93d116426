import Audio
import Corpora
import NeuralNetwork
import Training

/// The networks of a run, and which of them may judge a sound.
struct RunNetworks: Sendable {
    /// The run.
    let run: Run
    /// One network a fold.
    let all: [(fold: Int, network: TrainedNetwork)]
    /// Threads to work with.
    let threads: Int
    /// Inner loops to compute with.
    let kernels: KernelChoice
    private let roles: ClipRoles
    /// The names, without extension, of clips that some network was trained on.
    private let trainedNames: Set<String>

    /// Reads the networks of a run.
    ///
    /// - Throws: `RunError.untrained` or `RunError.corrupt`.
    init(_ run: Run, threads: Int, kernels: KernelChoice) throws(ExperimentError) {
        self.run = run
        self.threads = threads
        self.kernels = kernels
        all = try run.networks()
        roles = try run.clipRoles()
        trainedNames = roles.trainedNames
    }

    /// Whether some network was trained on a clip of this name, without extension.
    func hasClip(named stem: String) -> Bool { trainedNames.contains(stem) }

    /// Whether the run tested the clip of a path: of clips with the same samples some may have been left out.
    func wasTested(_ clip: String) -> Bool { roles.testedClips.contains(clip) }

    /// What the run did with the clip of these samples; nil where it does not know them.
    func role(of contentDigest: Digest) -> ClipRoles.Role? { roles[contentDigest] }

    /// Whether a fold's network judges the clip of these samples: the one that did not hear its speaker, of sounds that the
    /// run never tested every one.
    func judges(_ contentDigest: Digest, fold: Int) -> Bool {
        roles[contentDigest]?.testFold.map { $0 == fold } ?? true
    }

    /// Whether a network that judges these very samples may have been trained on them.
    func isTrained(on contentDigest: Digest) -> Bool {
        guard let role = roles[contentDigest] else { return false }
        return all.contains { judges(contentDigest, fold: $0.fold) && role.trainingFolds.contains($0.fold) }
    }

    /// Whether a clip of a file's name was trained on, and its samples tell no more: the same recording at another rate, or
    /// somebody else's of the same name.
    func isKnownByName(_ path: String, _ contentDigest: Digest) -> Bool {
        roles[contentDigest] == nil && hasClip(named: Clip.stem(of: path))
    }

    /// What one network says of some clips.
    ///
    /// - Returns: for each clip its looks, for each look `[classes]`; nil where it was stopped.
    func answers(
        of network: TrainedNetwork, to clips: [PreparedClip], stop: StopFlag
    ) throws(ExperimentError) -> [[[Float]]]? {
        try network.viewProbabilities(of: clips, threads: threads, kernels: kernels, stop: stop)
    }
}
