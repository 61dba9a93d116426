/// An average of the weights over a training, which often recognises better than the weights of its last step.
///
/// Where there is one, epochs are measured and the best weights kept with it; the optimizer goes on with the weights
/// themselves. Running statistics of batch normalisation are averaged like the weights that they belong to.
package struct Averaging: Hashable, Codable, Sendable {
    /// How weights are averaged.
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// Not at all.
        case none
        /// Step by step, older weights counting less and less.
        ///
        /// Source: Polyak & Juditsky (1992), SIAM J. Control Optim. 30(4).
        case exponential
        /// The weights at the ends of the last epochs, all alike.
        ///
        /// Source: Izmailov et al. (2018), Averaging weights leads to wider optima, UAI.
        case stochastic
    }

    /// How weights are averaged.
    package var kind: Kind
    /// `exponential`: how much of the average each step keeps; less in the first steps, when there is little to keep.
    package var decay: Double
    /// `stochastic`: the share of the epochs after which averaging begins.
    package var start: Double

    /// No averaging, unless said otherwise.
    package init(kind: Kind = .none, decay: Double = 0.999, start: Double = 0.75) {
        self.kind = kind
        self.decay = decay
        self.start = start
    }

    /// What one step of `exponential` keeps of the average, after as many steps as are given: at most `decay`.
    func kept(afterSteps steps: Int) -> Double { min(decay, (1 + Double(steps)) / (10 + Double(steps))) }

    /// How many epochs a stochastic average holds at the end of an epoch, counted from 1; 0 before it begins.
    func epochsAveraged(at epoch: Int, of epochs: Int) -> Int {
        max(0, epoch - min(epochs - 1, Int(start * Double(epochs))))
    }
}
