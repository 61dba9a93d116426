import Tensors

/// The numbers of one chunk of a parameter, and the rules that change them.
struct Buffers<Scalar: TensorScalar> {
    let count: Int
    let weights: UnsafeMutablePointer<Scalar>
    let gradients: UnsafeMutablePointer<Scalar>
    let mean: UnsafeMutablePointer<Scalar>
    let square: UnsafeMutablePointer<Scalar>

    /// Gradient descent with momentum: `v = m v + g`, `w -= rate v`, as PyTorch has it.
    func descend(_ setting: Schedule.Setting, decay: Scalar, scale: Scalar) {
        let (rate, momentum) = (Scalar(setting.learningRate), Scalar(setting.momentum))
        for index in 0..<count {
            let gradient = gradients[index] * scale + decay * weights[index]
            mean[index] = momentum * mean[index] + gradient
            weights[index] -= rate * mean[index]
        }
    }

    /// Adam: `w -= rate / c1 * m / (sqrt(v / c2) + epsilon)` with `c = 1 - beta^t`.
    ///
    /// Epsilon is added after the bias correction, as in the paper's algorithm and in PyTorch. Keras adds it before:
    /// `w -= rate sqrt(c2) / c1 * m / (sqrt(v) + epsilon)`, which is the same with an epsilon larger by 1 / sqrt(c2) (32 in
    /// the first step, 1 in the end) and with 1e-7 makes no visible difference.
    ///
    /// - Parameters:
    ///   - added: weight decay that is added to the gradient (Adam).
    ///   - shrinking: weight decay that shrinks the weights themselves (AdamW).
    ///
    /// Source: Kingma & Ba (2015), ICLR; Loshchilov & Hutter (2019), ICLR, for decoupled decay.
    func adam(
        _ setting: Schedule.Setting, _ options: OptimizerOptions, step: Int, added: Double, shrinking: Double,
        scale: Scalar
    ) {
        let (beta1, beta2) = (Scalar(setting.momentum), Scalar(options.squareMomentum))
        let (rest1, rest2) = (Scalar(1 - setting.momentum), Scalar(1 - options.squareMomentum))
        let rate = Scalar(setting.learningRate / (1 - Self.power(setting.momentum, step + 1)))
        let correction = Scalar(1 / (1 - Self.power(options.squareMomentum, step + 1)).squareRoot())
        let (epsilon, decay) = (Scalar(options.epsilon), Scalar(added))
        let kept = Scalar(1 - setting.learningRate * shrinking)
        for index in 0..<count {
            let gradient = gradients[index] * scale + decay * weights[index]
            mean[index] = beta1 * mean[index] + rest1 * gradient
            square[index] = beta2 * square[index] + rest2 * gradient * gradient
            let root = square[index].squareRoot() * correction
            weights[index] = kept * weights[index] - rate * mean[index] / (root + epsilon)
        }
    }

    /// A power with a whole exponent, by squaring.
    static func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, factor, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= factor }
            factor *= factor
            rest >>= 1
        }
        return result
    }
}
