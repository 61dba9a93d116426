import CKernels
import Tensors

/// A smooth activation, number by number.
final class ActivationOperation<Scalar: TensorScalar>: ShardOperation {
    /// Which function it is.
    enum Function {
        case gelu
        case silu
    }

    fileprivate let input: Slot<Scalar>
    fileprivate let output: Slot<Scalar>
    fileprivate let function: Function
    private let kernels: KernelChoice

    init(_ site: OperationSite<Scalar>, _ function: Function) {
        (input, output) = (site.input, site.output)
        self.function = function
        kernels = site.kernels
    }

    var isSampleWise: Bool { true }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        if kernels == .auto, let fast = self as? ActivationOperation<Float> { return fast.forwardFast(part) }
        let (x, y) = (input.activation, output.activation)
        for index in part.samples.lowerBound * input.size..<part.samples.upperBound * input.size {
            y[index] = x[index] * Self.gate(x[index], function)
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        if kernels == .auto, let fast = self as? ActivationOperation<Float> { return fast.backwardFast(part) }
        guard let dx = input.gradient, let dy = output.gradient else { return }
        let x = input.activation
        for index in part.samples.lowerBound * input.size..<part.samples.upperBound * input.size {
            let gate = Self.gate(x[index], function)
            dx[index] = dy[index] * (gate + x[index] * Self.slope(x[index], gate: gate, function))
        }
    }

    /// What the number is multiplied by.
    private static func gate(_ x: Scalar, _ function: Function) -> Scalar {
        switch function {
        case .gelu: (1 + Scalar.errorFunction(x * Scalar(0.5.squareRoot()))) / 2
        case .silu: 1 / (1 + Scalar.exponential(-x))
        }
    }

    /// The derivative of the gate.
    private static func slope(_ x: Scalar, gate: Scalar, _ function: Function) -> Scalar {
        switch function {
        case .gelu: Scalar.exponential(-x * x / 2) * Scalar((0.5 / Double.pi).squareRoot())
        case .silu: gate * (1 - gate)
        }
    }
}

/// The same by kernels.
extension ActivationOperation where Scalar == Float {
    fileprivate func forwardFast(_ part: ShardPass) {
        let (first, count) = (part.samples.lowerBound * input.size, part.samples.count * input.size)
        let (x, y) = (input.activation + first, output.activation + first)
        switch function {
        case .gelu: ck_gelu(x, y, count)
        case .silu: ck_silu(x, y, count)
        }
    }

    fileprivate func backwardFast(_ part: ShardPass) {
        guard let dx = input.gradient, let dy = output.gradient else { return }
        let (first, count) = (part.samples.lowerBound * input.size, part.samples.count * input.size)
        let x = input.activation + first
        switch function {
        case .gelu: ck_gelu_gradient(x, dy + first, dx + first, count)
        case .silu: ck_silu_gradient(x, dy + first, dx + first, count)
        }
    }
}
