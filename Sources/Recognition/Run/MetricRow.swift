/// The measures of one epoch on one part of the windows: a row of `metrics.csv` and of a run's history.
package struct MetricRow: Hashable, Sendable {
    /// Which windows were measured.
    package enum Split: String, CaseIterable, Hashable, Sendable {
        /// Those trained on, while training.
        case training
        /// Those held out of training.
        case validation
    }

    /// The fold, from 1; 0 where there is only one network.
    package var fold: Int
    /// The epoch, from 1.
    package var epoch: Int
    /// Which windows.
    package var split: Split
    /// Mean cross-entropy a window.
    package var loss: Double
    /// Share of windows recognised.
    package var accuracy: Double
    /// Unweighted average recall over windows.
    package var uar: Double

    /// The measures of an epoch.
    package init(fold: Int, epoch: Int, split: Split, loss: Double, accuracy: Double, uar: Double) {
        self.fold = fold
        self.epoch = epoch
        self.split = split
        self.loss = loss
        self.accuracy = accuracy
        self.uar = uar
    }
}
