import Tensors

/// A convolution as a matrix product: each output position's patch of the input becomes a row, sample by sample, and
/// OpenBLAS does the rest. Serves every shape.
///
/// Source: Chellapilla, Puri & Simard (2006), High performance convolutional neural networks for document processing.
final class MatrixConvolution<Scalar: TensorScalar>: ConvolutionAlgorithm {
    private let task: ConvolutionTask
    private let depth: Int
    private let positions: Int
    /// A kernel of one position and stride 1: the input is the matrix of patches already.
    private let isPointwise: Bool
    /// `[workers x positions x depth]`: one sample's patches, or their gradients.
    private let patches: UnsafeMutablePointer<Scalar>
    private var weights: UnsafePointer<Scalar>?

    init(_ task: ConvolutionTask, memory: PlanMemory) {
        self.task = task
        let geometry = task.geometry
        depth = geometry.kernelHeight * geometry.kernelWidth * geometry.channels
        positions = geometry.outputHeight * geometry.outputWidth
        isPointwise = geometry.kernelHeight * geometry.kernelWidth * geometry.strideHeight * geometry.strideWidth == 1
        patches = memory.allocate(Scalar.self, count: isPointwise ? 1 : task.workers * positions * depth)
    }

    func prepare(weights: UnsafePointer<Scalar>, forTraining: Bool, team: Team) { self.weights = weights }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ call: ConvolutionForward<Scalar>) {
        guard let weights else { return }
        for sample in 0..<call.count {
            MatrixProduct(
                rows: positions, columns: task.filters, depth: depth,
                a: MatrixOperand(gather(call.input + sample * task.inputSize, call.worker), stride: depth),
                b: MatrixOperand(weights, stride: task.filters), into: call.output + sample * task.outputSize,
                stride: task.filters
            ).compute()
        }
        DenseKernel.finish(
            call.output, rows: call.count * positions, columns: task.filters,
            bias: call.bias.map { UnsafeMutablePointer(mutating: $0) }, rectifies: task.rectifies)
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ call: ConvolutionBackward<Scalar>) {
        guard let weights else { return }
        let dy = call.outputGradient
        if task.rectifies {
            DenseKernel.undoRectifier(dy, UnsafeMutablePointer(mutating: call.output), call.count * task.outputSize)
        }
        if let db = call.biasGradient {
            DenseKernel.sumRows(dy, rows: call.count * positions, columns: task.filters, into: db)
        }
        for sample in 0..<call.count {
            let gradient = dy + sample * task.outputSize
            MatrixProduct(
                rows: depth, columns: task.filters, depth: positions,
                a: MatrixOperand(
                    gather(call.input + sample * task.inputSize, call.worker), stride: depth, isTransposed: true),
                b: MatrixOperand(gradient, stride: task.filters), into: call.weightGradient, stride: task.filters,
                accumulates: sample > 0
            ).compute()
            guard let dx = call.inputGradient.map({ $0 + sample * task.inputSize }) else { continue }
            let columns = isPointwise ? dx : patches + call.worker * positions * depth
            MatrixProduct(
                rows: positions, columns: depth, depth: task.filters, a: MatrixOperand(gradient, stride: task.filters),
                b: MatrixOperand(weights, stride: task.filters, isTransposed: true), into: columns, stride: depth
            ).compute()
            if !isPointwise { scatter(columns, into: dx) }
        }
    }

    /// Copies the patches of one sample into rows.
    private func gather(_ x: UnsafePointer<Scalar>, _ worker: Int) -> UnsafePointer<Scalar> {
        guard !isPointwise else { return x }
        let rows = patches + worker * positions * depth
        rows.clear(count: positions * depth)
        let channels = task.geometry.channels
        task.geometry.visit { position, input, kernel in
            (rows + position * depth + kernel).update(from: x + input, count: channels)
        }
        return UnsafePointer(rows)
    }

    /// Adds the gradients of the patches to those of the sample.
    private func scatter(_ rows: UnsafeMutablePointer<Scalar>, into dx: UnsafeMutablePointer<Scalar>) {
        dx.clear(count: task.inputSize)
        let channels = task.geometry.channels
        task.geometry.visit { position, input, kernel in
            let row = rows + position * depth + kernel
            for channel in 0..<channels { dx[input + channel] += row[channel] }
        }
    }
}
