package import NeuralNetwork
package import Tensors
package import Training

/// A network with its weights, and all that leads from a prepared sound to its input.
package struct TrainedNetwork: Sendable {
    /// Classes, scaling and layers.
    package let model: ClassifierModel
    /// The options of sound and windows.
    package let recipe: Recipe
    let features: WindowFeatures
    let layout: NetworkLayout
    let weights: [String: Tensor<Float>]

    /// A network of known weights.
    package init(model: ClassifierModel, weights: [String: Tensor<Float>]) throws(ExperimentError) {
        self.model = model
        self.weights = weights
        do { recipe = try model.recipe() } catch { throw .recipe(error) }
        do { features = try WindowFeatures(recipe) } catch { throw .features(error) }
        do {
            layout = try model.network.layout(input: model.input, classes: model.classes.count)
        } catch {
            throw .network(error)
        }
    }

    /// Reads the network that a directory of a run holds.
    ///
    /// - Throws: `RunError.untrained` where nothing was trained yet, `RunError.corrupt` where a file is damaged.
    package static func read(directory: String) throws(ExperimentError) -> TrainedNetwork {
        guard RunFile.exists(RunFile.model, in: directory) else { throw .run(.untrained(directory)) }
        let model: ClassifierModel
        do { model = try RunFile.decode(ClassifierModel.self, RunFile.model, in: directory) } catch {
            throw .run(error)
        }
        if let fault = model.incompleteness {
            throw .run(.corrupt(run: directory, file: RunFile.model, detail: fault))
        }
        guard RunFile.exists(model.weights, in: directory) else { throw .run(.untrained(directory)) }
        let weights = try TrainingCheckpoint.weights(in: directory, file: model.weights)
        let network = try TrainedNetwork(model: model, weights: weights)
        do { _ = try Network(network.layout, weights: weights) } catch {
            throw .run(.corrupt(run: directory, file: model.weights, detail: error.description))
        }
        return network
    }

    /// Keeps of a sound what the network's samples are taken from.
    package func prepare(_ sound: PreparedSound) -> PreparedClip { features.prepare(sound) }

    /// The looks that the network takes at a clip.
    package func views(of clip: PreparedClip) -> [WindowFeatures.View] { features.views(of: clip) }

    /// Samples that the network hears at once.
    package var windowLength: Int { features.windowLength }

    /// As many looks are computed before they are classified: enough for every thread, and little memory.
    private static let portion = 512

    /// The probabilities of every look at some clips.
    ///
    /// - Returns: for each clip its looks, for each look `[classes]`; nil where it was stopped.
    package func viewProbabilities(
        of clips: [PreparedClip], threads: Int, kernels: KernelChoice = .auto, stop: StopFlag = StopFlag()
    ) throws(ExperimentError) -> [[[Float]]]? {
        let views = clips.map(features.views)
        let places = views.enumerated().flatMap { clip, views in views.map { (clip: clip, view: $0) } }
        let predictor: Predictor
        do {
            predictor = try Predictor(layout: layout, weights: weights, threads: threads, kernels: kernels)
        } catch {
            throw .network(error)
        }
        var values: [Float] = []
        for start in stride(from: 0, to: places.count, by: Self.portion) {
            let portion = places[start..<min(places.count, start + Self.portion)]
            guard let filled = samples(portion, of: clips, scaledBy: model.scaling, threads: threads, stop: stop),
                let rows = predictor.probabilities(
                    of: WindowSource(filled, rows: 0..<filled.count, sampleShape: model.input), stop: stop)
            else { return nil }
            values += rows.values
        }
        let classes = model.classes.count
        var next = 0
        return views.map { views in
            views.map { _ in
                defer { next += classes }
                return Array(values[next..<next + classes])
            }
        }
    }

    /// The samples of some looks, scaled.
    func samples(
        _ places: ArraySlice<(clip: Int, view: WindowFeatures.View)>, of clips: [PreparedClip],
        scaledBy scaling: FeatureScaling, threads: Int, stop: StopFlag
    ) -> WindowSet? {
        let sampler = features.sampler(scaling)
        let first = places.startIndex
        return WindowSet.computing(shape: features.shape, count: places.count, threads: threads, stop: stop) {
            index, room in
            let place = places[first + index]
            return features.write(
                place.view, of: clips[place.clip], scaledBy: scaling, with: sampler, into: room)
        }
    }

    /// The mean of several rows of probabilities `[classes]`, summed in order.
    package static func mean(_ rows: [[Float]]) -> [Float] {
        guard let first = rows.first else { return [] }
        var sums = [Double](repeating: 0, count: first.count)
        for row in rows { for index in row.indices { sums[index] += Double(row[index]) } }
        return sums.map { Float($0 / Double(rows.count)) }
    }
}
