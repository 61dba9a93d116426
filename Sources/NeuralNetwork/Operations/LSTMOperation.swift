import Tensors

/// A long short-term memory over the samples of a shard, all of them in step.
///
/// Per sample and step it keeps the four gates and the cell; the output is kept by the plan.
final class LSTMOperation<Scalar: TensorScalar>: ShardOperation {
    private let site: OperationSite<Scalar>
    private let steps: Int
    private let features: Int
    private let units: Int
    private let weight: ParameterSlot<Scalar>
    private let recurrent: ParameterSlot<Scalar>
    private let bias: ParameterSlot<Scalar>
    /// `[batch x steps x 4 units]`: the gates, and in the backward pass the gradients of what went into them.
    private let gates: UnsafeMutablePointer<Scalar>
    /// `[batch x steps x units]`: the cells.
    private let cells: UnsafeMutablePointer<Scalar>
    /// `[batch x 2 units]`: gradients of output and cell that come from the step after.
    private let carried: UnsafeMutablePointer<Scalar>

    init(_ site: OperationSite<Scalar>, units: Int) {
        self.site = site
        self.units = units
        steps = site.row.input[0]
        features = site.row.input.count / steps
        weight = site.required("weight")
        recurrent = site.required("recurrent")
        bias = site.required("bias")
        gates = site.memory.allocate(Scalar.self, count: site.batchSize * steps * 4 * units)
        cells = site.memory.allocate(Scalar.self, count: site.batchSize * steps * units)
        carried = site.memory.allocate(Scalar.self, count: site.batchSize * 2 * units)
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        let (first, count) = (part.samples.lowerBound, part.samples.count)
        guard count > 0 else { return }
        let z = gates + first * steps * 4 * units
        for row in 0..<count * steps { (z + row * 4 * units).update(from: bias.values, count: 4 * units) }
        DenseKernel.multiply(
            MatrixProduct(
                rows: count * steps, columns: 4 * units, depth: features,
                a: MatrixOperand(site.input.activation(of: first), stride: features),
                b: MatrixOperand(weight.values, stride: 4 * units), into: z, stride: 4 * units, accumulates: true),
            site.kernels)
        let h = site.output.activation(of: first)
        for step in 0..<steps {
            if step > 0 {
                DenseKernel.multiply(
                    MatrixProduct(
                        rows: count, columns: 4 * units, depth: units,
                        a: MatrixOperand(h + (step - 1) * units, stride: steps * units),
                        b: MatrixOperand(recurrent.values, stride: 4 * units), into: z + step * 4 * units,
                        stride: steps * 4 * units, accumulates: true), site.kernels)
            }
            for sample in part.samples { activate(sample, step) }
        }
    }

    /// Turns one step's sums into gates, cell and output.
    private func activate(_ sample: Int, _ step: Int) {
        let row = sample * steps + step
        let (gate, cell, h) = (gates + row * 4 * units, cells + row * units, site.output.activation + row * units)
        for unit in 0..<units {
            let input = Self.sigmoid(gate[unit])
            let forget = Self.sigmoid(gate[units + unit])
            let candidate = Scalar.hyperbolicTangent(gate[2 * units + unit])
            let output = Self.sigmoid(gate[3 * units + unit])
            let before = step > 0 ? (cell - units)[unit] : 0
            cell[unit] = forget * before + input * candidate
            h[unit] = output * Scalar.hyperbolicTangent(cell[unit])
            gate[unit] = input
            gate[units + unit] = forget
            gate[2 * units + unit] = candidate
            gate[3 * units + unit] = output
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        let (first, count) = (part.samples.lowerBound, part.samples.count)
        guard count > 0, let dy = site.output.gradient else { return }
        let dz = gates + first * steps * 4 * units
        let dh = carried + first * 2 * units
        dh.clear(count: count * 2 * units)
        for step in (0..<steps).reversed() {
            for sample in part.samples { differentiate(sample, step, dy) }
            guard step > 0 else { break }
            DenseKernel.multiply(
                MatrixProduct(
                    rows: count, columns: units, depth: 4 * units,
                    a: MatrixOperand(dz + step * 4 * units, stride: steps * 4 * units),
                    b: MatrixOperand(recurrent.values, stride: 4 * units, isTransposed: true), into: dh,
                    stride: 2 * units), site.kernels)
        }
        accumulate(dz, first: first, count: count, shard: part.shard)
    }

    /// Turns one step's gates into the gradients of what went into them; what the step before needs of the cell is carried.
    private func differentiate(_ sample: Int, _ step: Int, _ dy: UnsafeMutablePointer<Scalar>) {
        let row = sample * steps + step
        let (gate, cell) = (gates + row * 4 * units, cells + row * units)
        let (fromOutput, fromCell) = (carried + sample * 2 * units, carried + sample * 2 * units + units)
        for unit in 0..<units {
            let (input, forget) = (gate[unit], gate[units + unit])
            let (candidate, output) = (gate[2 * units + unit], gate[3 * units + unit])
            let squashed = Scalar.hyperbolicTangent(cell[unit])
            let dh = dy[row * units + unit] + fromOutput[unit]
            let dc = fromCell[unit] + dh * output * (1 - squashed * squashed)
            let before = step > 0 ? (cell - units)[unit] : 0
            gate[unit] = dc * candidate * input * (1 - input)
            gate[units + unit] = dc * before * forget * (1 - forget)
            gate[2 * units + unit] = dc * input * (1 - candidate * candidate)
            gate[3 * units + unit] = dh * squashed * output * (1 - output)
            fromCell[unit] = dc * forget
        }
    }

    /// Gradients of the weights and of the input, over all steps at once.
    private func accumulate(_ dz: UnsafeMutablePointer<Scalar>, first: Int, count: Int, shard: Int) {
        let x = site.input.activation(of: first)
        let rows = count * steps
        DenseKernel.sumRows(dz, rows: rows, columns: 4 * units, into: bias.gradient(of: shard))
        DenseKernel.multiply(
            MatrixProduct(
                rows: features, columns: 4 * units, depth: rows,
                a: MatrixOperand(x, stride: features, isTransposed: true), b: MatrixOperand(dz, stride: 4 * units),
                into: weight.gradient(of: shard), stride: 4 * units), site.kernels)
        for sample in 0..<count {
            let h = site.output.activation(of: first + sample)
            DenseKernel.multiply(
                MatrixProduct(
                    rows: units, columns: 4 * units, depth: steps - 1,
                    a: MatrixOperand(h, stride: units, isTransposed: true),
                    b: MatrixOperand(dz + (sample * steps + 1) * 4 * units, stride: 4 * units),
                    into: recurrent.gradient(of: shard), stride: 4 * units, accumulates: sample > 0), site.kernels)
        }
        guard let dx = site.input.gradient(of: first) else { return }
        DenseKernel.multiply(
            MatrixProduct(
                rows: rows, columns: features, depth: 4 * units, a: MatrixOperand(dz, stride: 4 * units),
                b: MatrixOperand(weight.values, stride: 4 * units, isTransposed: true), into: dx, stride: features),
            site.kernels)
    }

    private static func sigmoid(_ value: Scalar) -> Scalar { 1 / (1 + Scalar.exponential(-value)) }
}
