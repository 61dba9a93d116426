import CKernels
import Tensors

/// The numbers of one chunk of a parameter, and the rules that change them.
struct Buffers<Scalar: TensorScalar> {
    let count: Int
    let weights: UnsafeMutablePointer<Scalar>
    let gradients: UnsafeMutablePointer<Scalar>
    let mean: UnsafeMutablePointer<Scalar>
    let square: UnsafeMutablePointer<Scalar>

    /// Gradient descent with momentum: `v = m v + g`, `w -= rate v`, as PyTorch has it.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func descend(_ setting: Schedule.Setting, decay: Scalar, scale: Scalar) {
        let (rate, momentum) = (Scalar(setting.learningRate), Scalar(setting.momentum))
        for index in 0..<count {
            let gradient = gradients[index] * scale + decay * weights[index]
            mean[index] = momentum * mean[index] + gradient
            weights[index] -= rate * mean[index]
        }
    }

    /// Adam's step by plain loops.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func adam(_ numbers: AdamStep) {
        let (beta1, beta2) = (Scalar(numbers.meanKept), Scalar(numbers.squareKept))
        let (rest1, rest2) = (Scalar(1 - numbers.meanKept), Scalar(1 - numbers.squareKept))
        let (rate, correction) = (Scalar(numbers.rate), Scalar(numbers.correction))
        let (epsilon, decay) = (Scalar(numbers.epsilon), Scalar(numbers.decay))
        let (scale, kept) = (Scalar(numbers.scale), Scalar(numbers.shrink))
        for index in 0..<count {
            let gradient = gradients[index] * scale + decay * weights[index]
            mean[index] = beta1 * mean[index] + rest1 * gradient
            square[index] = beta2 * square[index] + rest2 * gradient * gradient
            let root = square[index].squareRoot() * correction
            weights[index] = kept * weights[index] - rate * mean[index] / (root + epsilon)
        }
    }
}

extension Buffers where Scalar == Float {
    /// The step along the velocity by the processor's kernel.
    func descendByKernel(_ setting: Schedule.Setting, decay: Float, scale: Float) {
        let numbers = ck_sgd(
            scale: scale, decay: decay, momentum: Float(setting.momentum), rate: Float(setting.learningRate))
        withUnsafePointer(to: numbers) { ck_sgd_step($0, gradients, weights, mean, count) }
    }

    /// Adam's step by the processor's kernel.
    func adamByKernel(_ numbers: AdamStep) {
        withUnsafePointer(to: numbers.kernel) { ck_adam_step($0, gradients, weights, mean, square, count) }
    }
}
