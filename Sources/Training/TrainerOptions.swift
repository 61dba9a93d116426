package import NeuralNetwork

extension Trainer {
    /// How a network is trained.
    package struct Options: Hashable, Codable, Sendable {
        /// How often all training samples are seen.
        package var epochs: Int
        /// How many samples one step takes.
        package var batchSize: Int
        /// Fixes initial weights, order of samples, dropout and augmentation.
        package var seed: UInt64
        /// How wide the initial weights are drawn.
        package var spread: WeightSpread
        /// Whether the order of the samples changes from epoch to epoch.
        package var shuffles: Bool
        /// The weight of each class in the loss; `nil` weighs all alike.
        package var classWeights: [Double]?
        /// The share of the target that is spread over all classes.
        package var labelSmoothing: Double
        /// Mixes pairs of samples and their targets, with weights from Beta(mixup, mixup); 0 for no mixing.
        ///
        /// Source: Zhang et al. (2018), mixup, ICLR.
        package var mixup: Double
        /// How the weights follow their gradients.
        package var optimizer: OptimizerOptions
        /// How the learning rate changes over the training.
        package var schedule: Schedule
        /// Whether the weights that are measured and kept are averages over the training.
        package var averaging: Averaging
        /// Which epoch's weights are kept as the best.
        package var best: BestMeasure
        /// Stops after as many epochs without a better one; 0 never.
        package var patience: Int

        /// The notebook's training, unless said otherwise.
        package init(
            epochs: Int = 14, batchSize: Int = 32, seed: UInt64 = 0, spread: WeightSpread = .glorot,
            shuffles: Bool = true,
            classWeights: [Double]? = nil, labelSmoothing: Double = 0, mixup: Double = 0,
            optimizer: OptimizerOptions = .init(),
            schedule: Schedule = .init(), averaging: Averaging = .init(), best: BestMeasure = .validationAccuracy,
            patience: Int = 0
        ) {
            self.epochs = epochs
            self.batchSize = batchSize
            self.seed = seed
            self.spread = spread
            self.shuffles = shuffles
            self.classWeights = classWeights
            self.labelSmoothing = labelSmoothing
            self.mixup = mixup
            self.optimizer = optimizer
            self.schedule = schedule
            self.averaging = averaging
            self.best = best
            self.patience = patience
        }
    }

    /// By what the best epoch is chosen.
    package enum BestMeasure: String, CaseIterable, Codable, Hashable, Sendable {
        /// The highest accuracy on the validation samples.
        case validationAccuracy = "validation-accuracy"
        /// The highest unweighted average recall on the validation samples.
        case validationUAR = "validation-uar"
        /// The lowest loss on the validation samples.
        case validationLoss = "validation-loss"
        /// The last epoch, whatever it gave.
        case last
    }
}
