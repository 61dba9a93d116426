import Tensors

/// How a dense layer sees its input: `rows` a sample of `inputs` numbers each.
struct DenseShape {
    let rows: Int
    let inputs: Int
    let outputs: Int

    init(input: Shape, units: Int) {
        inputs = input[input.rank - 1]
        rows = input.count / max(1, inputs)
        outputs = units
    }
}

/// A dense layer computed shard by shard, for weights that stay in the cache.
final class DenseOperation<Scalar: TensorScalar>: ShardOperation {
    private let site: OperationSite<Scalar>
    private let shape: DenseShape
    private let weight: ParameterSlot<Scalar>
    private let bias: ParameterSlot<Scalar>?
    private let rectifies: Bool

    init(_ site: OperationSite<Scalar>, units: Int, rectifies: Bool) {
        self.site = site
        self.rectifies = rectifies
        shape = DenseShape(input: site.row.input, units: units)
        weight = site.required("weight")
        bias = site.parameter("bias")
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        let y = site.output.activation(of: part.samples.lowerBound)
        let rows = part.samples.count * shape.rows
        DenseKernel.multiply(
            MatrixProduct(
                rows: rows, columns: shape.outputs, depth: shape.inputs,
                a: MatrixOperand(site.input.activation(of: part.samples.lowerBound), stride: shape.inputs),
                b: MatrixOperand(weight.values, stride: shape.outputs), into: y, stride: shape.outputs), site.kernels)
        DenseKernel.finish(y, rows: rows, columns: shape.outputs, bias: bias?.values, rectifies: rectifies)
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        guard let dy = site.output.gradient(of: part.samples.lowerBound) else { return }
        let rows = part.samples.count * shape.rows
        if rectifies {
            DenseKernel.undoRectifier(dy, site.output.activation(of: part.samples.lowerBound), rows * shape.outputs)
        }
        DenseKernel.multiply(
            MatrixProduct(
                rows: shape.inputs, columns: shape.outputs, depth: rows,
                a: MatrixOperand(
                    site.input.activation(of: part.samples.lowerBound), stride: shape.inputs, isTransposed: true),
                b: MatrixOperand(dy, stride: shape.outputs), into: weight.gradient(of: part.shard),
                stride: shape.outputs), site.kernels)
        if let bias { DenseKernel.sumRows(dy, rows: rows, columns: shape.outputs, into: bias.gradient(of: part.shard)) }
        guard let dx = site.input.gradient(of: part.samples.lowerBound) else { return }
        DenseKernel.multiply(
            MatrixProduct(
                rows: rows, columns: shape.inputs, depth: shape.outputs, a: MatrixOperand(dy, stride: shape.outputs),
                b: MatrixOperand(weight.values, stride: shape.outputs, isTransposed: true), into: dx,
                stride: shape.inputs), site.kernels)
    }
}

/// A dense layer computed for the whole batch, for weights so many that each should be read once: the inputs are split into
/// fixed ranges, whose partial outputs are added in order.
final class LargeDenseOperation<Scalar: TensorScalar>: BatchOperation {
    private static var parts: Int { 8 }
    private let site: OperationSite<Scalar>
    private let shape: DenseShape
    private let weight: ParameterSlot<Scalar>
    private let bias: ParameterSlot<Scalar>?
    private let rectifies: Bool
    private let partialOutputs: UnsafeMutablePointer<Scalar>

    init(_ site: OperationSite<Scalar>, units: Int, rectifies: Bool) {
        self.site = site
        self.rectifies = rectifies
        shape = DenseShape(input: site.row.input, units: units)
        weight = site.required("weight")
        bias = site.parameter("bias")
        partialOutputs = site.memory.allocate(
            Scalar.self, count: Self.parts * site.batchSize * shape.rows * shape.outputs)
    }

    private func inputs(of part: Int) -> Range<Int> {
        part * shape.inputs / Self.parts..<(part + 1) * shape.inputs / Self.parts
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ pass: Pass, team: Team) {
        let rows = pass.count * shape.rows
        let size = rows * shape.outputs
        team.perform(parts: Self.parts) { part in
            let range = inputs(of: part)
            DenseKernel.multiply(
                MatrixProduct(
                    rows: rows, columns: shape.outputs, depth: range.count,
                    a: MatrixOperand(site.input.activation + range.lowerBound, stride: shape.inputs),
                    b: MatrixOperand(weight.values + range.lowerBound * shape.outputs, stride: shape.outputs),
                    into: partialOutputs + part * size, stride: shape.outputs), site.kernels)
        }
        let y = site.output.activation
        y.update(from: partialOutputs, count: size)
        for part in 1..<Self.parts {
            let partial = partialOutputs + part * size
            for index in 0..<size { y[index] += partial[index] }
        }
        DenseKernel.finish(y, rows: rows, columns: shape.outputs, bias: bias?.values, rectifies: rectifies)
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ pass: Pass, team: Team) {
        guard let dy = site.output.gradient else { return }
        let rows = pass.count * shape.rows
        if rectifies { DenseKernel.undoRectifier(dy, site.output.activation, rows * shape.outputs) }
        if let bias { DenseKernel.sumRows(dy, rows: rows, columns: shape.outputs, into: bias.batchGradient) }
        team.perform(parts: Self.parts) { part in
            let range = inputs(of: part)
            DenseKernel.multiply(
                MatrixProduct(
                    rows: range.count, columns: shape.outputs, depth: rows,
                    a: MatrixOperand(
                        site.input.activation + range.lowerBound, stride: shape.inputs, isTransposed: true),
                    b: MatrixOperand(dy, stride: shape.outputs),
                    into: weight.batchGradient + range.lowerBound * shape.outputs, stride: shape.outputs), site.kernels)
            guard let dx = site.input.gradient else { return }
            DenseKernel.multiply(
                MatrixProduct(
                    rows: rows, columns: range.count, depth: shape.outputs,
                    a: MatrixOperand(dy, stride: shape.outputs),
                    b: MatrixOperand(
                        weight.values + range.lowerBound * shape.outputs, stride: shape.outputs, isTransposed: true),
                    into: dx + range.lowerBound, stride: shape.inputs), site.kernels)
        }
    }
}
