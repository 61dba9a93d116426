package import NeuralNetwork
import Tensors
package import Training

extension TrainedNetwork {
    /// The network for a file in the format ONNX, scaling included: it takes features as they are computed.
    package func onnx() throws(ExperimentError) -> OnnxExport {
        do {
            return try OnnxExport(
                layout: layout, weights: weights, offsets: forOneStep(model.scaling.offsets),
                ranges: forOneStep(model.scaling.ranges))
        } catch {
            throw .network(error)
        }
    }

    /// Constants of the scaling in the order in which a step's numbers reach the network.
    private func forOneStep(_ constants: [Double]) -> [Double] {
        guard constants.count > 1 else { return constants }
        let columns = features.features.columns
        let size = model.input.rank == 1 ? model.input.count : model.input.count / model.input[0]
        guard constants.count == columns.width, size != columns.width else {
            return (0..<size).map { constants[$0 % constants.count] }
        }
        var arranged = [Float](repeating: 0, count: size)
        constants.map { Float($0) }.withUnsafeBufferPointer { source in
            arranged.withUnsafeMutableBufferPointer { target in
                guard let source = source.baseAddress, let target = target.baseAddress else { return }
                columns.arrange(source, into: target)
            }
        }
        return arranged.map { Double($0) }
    }

    /// What the network hears of some clips and what it says, to compare another program with: `features` as the exported
    /// network takes them, `lengths` and `probabilities`, one row a look.
    ///
    /// - Returns: nil where it was stopped.
    package func examples(
        of clips: [PreparedClip], threads: Int, stop: StopFlag = StopFlag()
    ) throws(ExperimentError) -> SafeTensors? {
        let places = clips.indices.flatMap { clip in views(of: clips[clip]).map { (clip: clip, view: $0) } }
        let plain = FeatureScaling(offsets: [0], ranges: [1], padding: model.scaling.padding)
        guard let filled = samples(places[...], of: clips, scaledBy: plain, threads: threads, stop: stop),
            let rows = try viewProbabilities(of: clips, threads: threads, stop: stop)
        else { return nil }
        let steps = filled.steps ?? [Int](repeating: model.input[0], count: places.count)
        return SafeTensors(tensors: [
            "features": Tensor(model.input.batched(places.count), filled.values),
            "lengths": Tensor([places.count], steps.map { Float($0) }),
            "probabilities": Tensor([places.count, model.classes.count], rows.flatMap { $0.flatMap { $0 } }),
        ])
    }
}
