package import Audio
package import NeuralNetwork
package import Training

/// Classifies recordings with the networks of a run.
///
/// A clip that the run tested is classified by the network that never heard its speaker, any other recording by the mean
/// of all folds' networks; clips are known again by their samples, whatever their file is called.
package struct Classifier: Sendable {
    let networks: RunNetworks

    /// Reads the networks of a run.
    ///
    /// - Throws: `RunError.untrained` or `RunError.corrupt`.
    package init(_ run: Run, threads: Int, kernels: KernelChoice = .auto) throws(ExperimentError) {
        networks = try RunNetworks(run, threads: threads, kernels: kernels)
    }

    /// The run.
    package var run: Run { networks.run }

    /// Names of the classes.
    package var classes: [String] { run.recipe.labels.classes }

    /// Classifies a sound file.
    ///
    /// - Throws: `ClassifierError` naming the file.
    /// - Returns: nil where it was stopped.
    package func classify(
        _ path: String, stop: StopFlag = StopFlag()
    ) throws(ClassifierError) -> Classification? {
        let recording: Waveform
        do { recording = try AudioFile.read(path) } catch { throw .audio(error) }
        return try classify(recording, path: path, stop: stop)
    }

    /// Classifies a recording in memory.
    ///
    /// - Parameter path: what to call it.
    package func classify(
        _ recording: Waveform, path: String, stop: StopFlag = StopFlag()
    ) throws(ClassifierError) -> Classification? {
        let digest = recording.contentDigest
        let judges = judges(of: digest).map(\.network)
        guard let first = judges.first else { throw .experiment(.run(.untrained(run.directory))) }
        var clips: [PreparedClip] = []
        var answers: [[[Float]]] = []
        for judge in judges {
            // Networks that hear the same as the first share its clip.
            let hears = clips.isEmpty || judge.model.features != first.model.features
            let clip = hears ? judge.prepare(try prepare(recording, path: path, audio: judge.recipe.audio)) : clips[0]
            clips.append(clip)
            do {
                guard let views = try networks.answers(of: judge, to: [clip], stop: stop)?.first else { return nil }
                answers.append(views)
            } catch {
                throw .experiment(error)
            }
        }
        let alike = judges.indices.filter { judges[$0].model.features == first.model.features }.map { answers[$0] }
        let views = first.views(of: clips[0])
        let means = views.indices.map { index in TrainedNetwork.mean(alike.map { $0[index] }) }
        return Classification(
            path: path, seconds: clips[0].recordedSeconds, keptSeconds: clips[0].seconds, classes: classes,
            probabilities: TrainedNetwork.mean(answers.map(TrainedNetwork.mean)),
            windows: stretches(of: clips[0], views, means),
            notes: notes(on: clips[0], path, digest, windowLength: first.windowLength),
            isKnown: networks.isTrained(on: digest) || networks.isKnownByName(path, digest))
    }

    /// A recording as networks hear it that were trained on such sound.
    ///
    /// - Throws: `ClassifierError.audio` where there is nothing to hear, or it is no sound.
    func prepare(
        _ recording: Waveform, path: String, audio: Recipe.Audio
    ) throws(ClassifierError) -> PreparedSound {
        guard !recording.samples.isEmpty else {
            throw .audio(AudioError(.empty, path: path, detail: "a header and no sound; record it again"))
        }
        guard recording.level.isFinite else {
            throw .audio(
                AudioError(
                    .notAudio, path: path,
                    detail: "samples that are infinite or not a number; write it again from its source"))
        }
        do { return try PreparedSound(recording, audio: audio) } catch { throw .audio(error) }
    }

    /// The networks that judge a recording: those that never heard its speaker, or all.
    func judges(of contentDigest: Digest) -> [(fold: Int, network: TrainedNetwork)] {
        networks.all.filter { networks.judges(contentDigest, fold: $0.fold) }
    }

    /// The looks that follow each other along the clip; two at the same place are one.
    private func stretches(
        of clip: PreparedClip, _ views: [WindowFeatures.View], _ means: [[Float]]
    ) -> [Classification.Window] {
        var seen = Set<Range<Int>>()
        return zip(views, means).compactMap { view, probabilities in
            guard view.isStretch, seen.insert(view.samples).inserted else { return nil }
            let end = min(view.samples.upperBound, clip.sampleCount)
            return Classification.Window(
                start: clip.recordingTime(ofSample: view.samples.lowerBound),
                end: end > view.samples.lowerBound
                    ? clip.recordingTime(ofSample: end - 1) + 1 / Double(clip.sampleRate) : clip.recordedSeconds,
                probabilities: probabilities)
        }
    }

    private func notes(
        on clip: PreparedClip, _ path: String, _ contentDigest: Digest, windowLength: Int
    ) -> [String] {
        var notes: [String] = []
        if clip.sampleCount == 0 {
            let limit = run.recipe.audio.mask ? "louder than the mask" : "loud enough to be kept"
            notes.append("nothing is \(limit): what is classified is silence")
        } else if clip.sampleCount < windowLength, run.recipe.windows.unit == .window {
            let needed = Double(windowLength) / Double(clip.sampleRate)
            notes.append("what is kept of it is shorter than a window of \(needed) s: padded with silence")
        }
        if networks.isTrained(on: contentDigest), let role = networks.role(of: contentDigest) {
            notes.append("the network was trained on this very clip (\(role.clip)): this says nothing about new ones")
        } else if let fold = networks.role(of: contentDigest)?.testFold, fold > 0 {
            notes.append("classified by fold \(fold), which never heard this speaker")
        } else if networks.isKnownByName(path, contentDigest) {
            notes.append(
                "a clip of this name was trained on: unless it is another recording, this says nothing about new ones")
        }
        return notes
    }
}

/// Why a recording cannot be classified; `description` is the line that a user reads.
package enum ClassifierError: Error, Hashable, CustomStringConvertible, Sendable {
    /// The file.
    case audio(AudioError)
    /// The run.
    case experiment(ExperimentError)
    /// The features of the run are no plane of time and bands.
    case noPlane(run: String)

    package var description: String {
        switch self {
        case .audio(let error): error.description
        case .experiment(let error): error.description
        case .noPlane(let run):
            "\(run): its features are one vector a clip, without a plane of time and bands to look at"
        }
    }
}
