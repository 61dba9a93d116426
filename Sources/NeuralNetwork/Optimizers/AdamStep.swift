import CKernels

/// The numbers of one step of Adam or AdamW, with all corrections worked out in double:
/// `w = shrink w - rate m / (sqrt(v) correction + epsilon)`.
///
/// With `c = 1 - beta^t` the rule is `w -= learningRate / c1 * m / (sqrt(v / c2) + epsilon)`: epsilon is added after the bias
/// correction, as in the paper's algorithm and in PyTorch. Keras adds it before, `w -= learningRate sqrt(c2) / c1 * m /
/// (sqrt(v) + epsilon)`, which is the same with an epsilon larger by 1 / sqrt(c2): 32 in the first step, 1 in the end. With
/// 1e-7 that makes no visible difference.
///
/// Source: Kingma & Ba (2015), ICLR; Loshchilov & Hutter (2019), ICLR, for decoupled decay.
struct AdamStep {
    /// What gradients are multiplied by, for clipping.
    let scale: Double
    /// Weight decay as a part of the gradient.
    let decay: Double
    /// What weights are multiplied by: decoupled weight decay.
    let shrink: Double
    /// How much of the first moment is kept.
    let meanKept: Double
    /// How much of the second moment is kept.
    let squareKept: Double
    /// Learning rate over the first moment's correction.
    let rate: Double
    /// One over the root of the second moment's correction.
    let correction: Double
    /// Keeps the division from exploding.
    let epsilon: Double

    /// The numbers of step `step`, counted from 0.
    init(_ options: OptimizerOptions, setting: Schedule.Setting, step: Int, decays: Bool, scale: Double) {
        let weightDecay = decays ? options.weightDecay : 0
        self.scale = scale
        decay = options.kind == .adam ? weightDecay : 0
        shrink = options.kind == .adamW ? 1 - setting.learningRate * weightDecay : 1
        meanKept = setting.momentum
        squareKept = options.squareMomentum
        rate = setting.learningRate / (1 - Self.power(setting.momentum, step + 1))
        correction = 1 / (1 - Self.power(options.squareMomentum, step + 1)).squareRoot()
        epsilon = options.epsilon
    }

    /// The numbers as the kernels take them.
    var kernel: ck_adam {
        ck_adam(
            scale: Float(scale), decay: Float(decay), shrink: Float(shrink), mean_kept: Float(meanKept),
            square_kept: Float(squareKept), step: Float(rate), correction: Float(correction), epsilon: Float(epsilon))
    }

    /// A power with a whole exponent, by squaring.
    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, factor, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= factor }
            factor *= factor
            rest >>= 1
        }
        return result
    }
}
