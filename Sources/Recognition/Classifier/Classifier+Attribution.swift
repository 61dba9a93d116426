import Audio
import NeuralNetwork
package import Training

extension Classifier {
    /// What in a recording moved the networks towards a class, by integrated gradients, mean over the networks that judge it
    /// and hear a plane of time and bands.
    ///
    /// - Parameters:
    ///   - path: the sound file.
    ///   - label: the class; nil takes the one that the recording is classified as.
    /// - Throws: `ClassifierError`, of which `noPlane` says that the run has no features over time and bands.
    /// - Returns: nil where it was stopped.
    package func attribution(
        _ path: String, towards label: String? = nil, stop: StopFlag = StopFlag()
    ) throws(ClassifierError) -> Attribution? {
        let recording: Waveform
        do { recording = try AudioFile.read(path) } catch { throw .audio(error) }
        let sound = try prepare(recording, path: path, audio: run.recipe.audio)
        // Networks on functionals beside have no place in time that could be shown.
        let judges = judges(of: recording.contentDigest).map(\.network)
            .enumerated().filter { $0.offset == 0 || $0.element.features.features.bands != nil }.map(\.element)
        guard let first = judges.first else { throw .experiment(.run(.untrained(run.directory))) }
        guard let bands = first.features.features.bands else { throw .noPlane(run: run.name) }
        let target: Int
        if let named = label.flatMap({ classes.firstIndex(of: $0) }) {
            target = named
        } else {
            guard let answer = try classify(recording, path: path, stop: stop) else { return nil }
            target = answer.probabilities.indexOfGreatest
        }
        let clip = first.prepare(sound)
        var grid = AttributionGrid(clip, features: first.features.features)
        do {
            for network in judges {
                guard
                    try network.addAttributions(
                        of: clip, towards: target, to: &grid, threads: networks.threads, kernels: networks.kernels,
                        stop: stop)
                else { return nil }
            }
        } catch { throw .experiment(error) }
        return grid.attribution(of: classes[target], bands: bands)
    }
}

extension TrainedNetwork {
    /// Adds what moves the network in each stretch of a clip.
    ///
    /// The way to each look begins at what says nothing: the mean that the scaling takes off where it is one a column, else
    /// the mean frame of the look itself.
    ///
    /// - Returns: whether it came to the end.
    func addAttributions(
        of clip: PreparedClip, towards target: Int, to grid: inout AttributionGrid, threads: Int,
        kernels: KernelChoice, stop: StopFlag
    ) throws(ExperimentError) -> Bool {
        var seen = Set<Range<Int>>()
        let places = views(of: clip).filter { $0.isStretch && seen.insert($0.samples).inserted }.map {
            (clip: 0, view: $0)
        }
        let gradients: IntegratedGradients
        do {
            gradients = try IntegratedGradients(layout: layout, weights: weights, threads: threads, kernels: kernels)
        } catch { throw .network(error) }
        let plain = FeatureScaling(offsets: [0], ranges: [1], padding: model.scaling.padding)
        guard
            let scaled = samples(places[...], of: [clip], scaledBy: model.scaling, threads: threads, stop: stop),
            let heard = samples(places[...], of: [clip], scaledBy: plain, threads: threads, stop: stop)
        else { return false }
        let size = model.input.count
        for (index, place) in places.enumerated() {
            let range = index * size..<(index + 1) * size
            let steps = scaled.steps?[index] ?? model.input[0]
            let sample = scaled.values[range]
            guard
                let found = gradients.attributions(
                    of: sample, baseline: baseline(of: sample, steps: steps), steps: steps, towards: target, stop: stop)
            else { return false }
            grid.add(
                start: place.view.samples.lowerBound, steps: steps, values: heard.values[range],
                attributions: found.values)
        }
        return true
    }

    private func baseline(of sample: ArraySlice<Float>, steps: Int) -> [Float] {
        guard model.scaling.offsets.count == 1, steps > 0 else { return [Float](repeating: 0, count: sample.count) }
        let width = sample.count / model.input[0]
        var mean = [Float](repeating: 0, count: width)
        for (index, value) in sample.prefix(steps * width).enumerated() { mean[index % width] += value / Float(steps) }
        return (0..<sample.count).map { mean[$0 % width] }
    }
}
