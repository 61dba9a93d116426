package import NeuralNetwork
package import Tensors
package import Training

/// A network with its weights, and all that leads from a prepared sound to its input.
package struct TrainedNetwork: Sendable {
    /// Classes, scaling and layers.
    package let model: ClassifierModel
    /// The options of sound and windows.
    package let recipe: Recipe
    private let features: WindowFeatures
    private let layout: NetworkLayout
    private let weights: [String: Tensor<Float>]

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
        guard RunFile.exists(model.weights, in: directory) else { throw .run(.untrained(directory)) }
        let weights = try TrainingCheckpoint.weights(in: directory, file: model.weights)
        let network = try TrainedNetwork(model: model, weights: weights)
        do { _ = try Network(network.layout, weights: weights) } catch {
            throw .run(.corrupt(run: directory, file: model.weights, detail: error.description))
        }
        return network
    }

    /// First samples of a sound's consecutive windows.
    package func windowStarts(of sound: PreparedSound) -> [Int] {
        WindowPosition.consecutive(samples: sound.samples.count, windowLength: features.windowLength)
    }

    /// Samples in a window.
    package var windowLength: Int { features.windowLength }

    /// The probabilities of every consecutive window of some sounds.
    ///
    /// - Returns: for each sound its windows, for each window `[classes]`; nil where it was stopped.
    package func windowProbabilities(
        of sounds: [PreparedSound], threads: Int, kernels: KernelChoice = .auto, stop: StopFlag = StopFlag()
    ) throws(ExperimentError) -> [[[Float]]]? {
        let starts = sounds.map(windowStarts)
        let places = starts.enumerated().flatMap { sound, starts in starts.map { (sound: sound, start: $0) } }
        guard !places.isEmpty else { return sounds.map { _ in [] } }
        let filled = WindowSet.computing(
            features, count: places.count, threads: threads, stop: stop,
            targets: [Int](repeating: 0, count: places.count)
        ) { index in (sounds[places[index].sound].samples, places[index].start) }
        guard var windows = filled else { return nil }
        windows.scale(by: model.scaling)
        let source = WindowSource(windows, rows: 0..<windows.count, sampleShape: model.input)
        let predictor: Predictor
        do {
            predictor = try Predictor(layout: layout, weights: weights, threads: threads, kernels: kernels)
        } catch {
            throw .network(error)
        }
        guard let rows = predictor.probabilities(of: source, stop: stop) else { return nil }
        let classes = model.classes.count
        var next = 0
        return starts.map { starts in
            starts.map { _ in
                defer { next += classes }
                return Array(rows.values[next..<next + classes])
            }
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
