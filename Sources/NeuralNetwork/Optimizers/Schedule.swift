import Glibc

/// How learning rate and momentum change over a training.
package struct Schedule: Hashable, Codable, Sendable {
    /// The form of the curve.
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// The same rate throughout.
        case constant
        /// The rate is multiplied by a factor at even distances.
        case step
        /// The rate falls along half a cosine to zero.
        case cosine
        /// The rate rises from 1/25 to the full rate, then falls to 1/250000 of it, both along half a cosine, while the
        /// momentum goes from its upper to its lower value and back.
        ///
        /// Source: Smith & Topin (2018), Super-convergence; the numbers are those of PyTorch's `OneCycleLR`.
        case oneCycle = "one-cycle"
    }

    /// Learning rate and momentum of one step.
    package struct Setting: Hashable, Sendable {
        /// The size of the step.
        package let learningRate: Double
        /// How much of the earlier direction is kept.
        package let momentum: Double

        /// A setting that was chosen elsewhere.
        package init(learningRate: Double, momentum: Double) {
            self.learningRate = learningRate
            self.momentum = momentum
        }
    }

    /// The form of the curve.
    package var kind: Kind
    /// The share of all steps in which the rate rises, linearly except in one cycle; 0 for none.
    package var warmUp: Double
    /// `step`: the share of all steps after which the rate is multiplied.
    package var every: Double
    /// `step`: what the rate is multiplied by.
    package var factor: Double
    /// `one-cycle`: the momentum at the lowest and at the highest rate.
    package var momentumRange: [Double]

    /// A constant rate without warm-up, unless said otherwise.
    package init(
        kind: Kind = .constant, warmUp: Double = 0, every: Double = 1.0 / 3, factor: Double = 0.1,
        momentumRange: [Double] = [0.95, 0.85]
    ) {
        self.kind = kind
        self.warmUp = warmUp
        self.every = every
        self.factor = factor
        self.momentumRange = momentumRange
    }

    /// Learning rate and momentum of one of `total` steps, counted from 0.
    package func setting(step: Int, of total: Int, options: OptimizerOptions) -> Setting {
        if kind == .oneCycle { return oneCycle(step: step, total: total, options: options) }
        let rise = warmUp * Double(total)
        if Double(step) < rise {
            return Setting(
                learningRate: options.learningRate * (Double(step) + 1) / (rise + 1), momentum: options.momentum)
        }
        let progress = (Double(step) - rise) / max(1, Double(total) - rise)
        let scale =
            switch kind {
            case .constant, .oneCycle: 1.0
            case .step: pow(factor, (progress / max(every, 1e-9)).rounded(.down))
            case .cosine: (1 + cos(Double.pi * progress)) / 2
            }
        return Setting(learningRate: options.learningRate * scale, momentum: options.momentum)
    }

    private func oneCycle(step: Int, total: Int, options: OptimizerOptions) -> Setting {
        let (top, start) = (options.learningRate, options.learningRate / 25)
        let end = start / 10_000
        let (high, low) = (momentumRange.first ?? 0.95, momentumRange.last ?? 0.85)
        let peak = warmUp * Double(total) - 1
        let position = Double(step)
        if position <= peak {
            let share = position / max(peak, 1e-9)
            return Setting(
                learningRate: Self.anneal(start, top, share), momentum: Self.anneal(high, low, share))
        }
        let share = min(1, (position - peak) / max(Double(total) - 1 - peak, 1e-9))
        return Setting(learningRate: Self.anneal(top, end, share), momentum: Self.anneal(low, high, share))
    }

    /// From one number to another along half a cosine.
    private static func anneal(_ from: Double, _ to: Double, _ share: Double) -> Double {
        to + (from - to) / 2 * (1 + cos(Double.pi * share))
    }
}
