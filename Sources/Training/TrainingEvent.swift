/// What a training tells while it runs. Values only, so that any thread may receive them.
package enum TrainingEvent: Hashable, Sendable {
    /// The first step is about to be taken.
    case started(TrainingOutline)
    /// Steps have ended; merged to at most ten events a second.
    case stepsEnded(StepProgress)
    /// An epoch has ended, with its validation.
    case epochEnded(EpochRecord)
    /// The training is over.
    case ended(TrainingEnd)
}

/// What lies ahead when a training starts.
package struct TrainingOutline: Hashable, Codable, Sendable {
    /// Epochs in all.
    package let epochs: Int
    /// Steps in one epoch.
    package let stepsPerEpoch: Int
    /// Samples in one epoch.
    package let samples: Int
    /// Samples for validation, 0 without it.
    package let validationSamples: Int
    /// How many numbers the network learns.
    package let parameters: Int
    /// The first epoch to run, from 1; higher where a training is resumed.
    package let firstEpoch: Int
    /// Epochs that an earlier part of the run has finished.
    package let history: [EpochRecord]

    /// What lies ahead.
    package init(
        epochs: Int, stepsPerEpoch: Int, samples: Int, validationSamples: Int, parameters: Int, firstEpoch: Int,
        history: [EpochRecord]
    ) {
        self.epochs = epochs
        self.stepsPerEpoch = stepsPerEpoch
        self.samples = samples
        self.validationSamples = validationSamples
        self.parameters = parameters
        self.firstEpoch = firstEpoch
        self.history = history
    }
}

/// Where a training stands.
package struct StepProgress: Hashable, Sendable {
    /// The running epoch, from 1.
    package let epoch: Int
    /// Steps taken in this epoch.
    package let step: Int
    /// Steps in one epoch.
    package let stepsPerEpoch: Int
    /// Loss of every step since the last event, oldest first.
    package let losses: [Double]
    /// Accuracy over the epoch so far.
    package let accuracy: Double
    /// Samples a second, warm-up left out; `nil` until it is known.
    package let samplesPerSecond: Double?
    /// Seconds until the last epoch's end, warm-up left out; `nil` until it is known.
    package let secondsLeft: Double?

    /// Where a training stands.
    package init(
        epoch: Int, step: Int, stepsPerEpoch: Int, losses: [Double], accuracy: Double, samplesPerSecond: Double?,
        secondsLeft: Double?
    ) {
        self.epoch = epoch
        self.step = step
        self.stepsPerEpoch = stepsPerEpoch
        self.losses = losses
        self.accuracy = accuracy
        self.samplesPerSecond = samplesPerSecond
        self.secondsLeft = secondsLeft
    }

    /// The same with the losses of an earlier report in front: two reports as one.
    package func following(_ earlier: StepProgress) -> StepProgress {
        StepProgress(
            epoch: epoch, step: step, stepsPerEpoch: stepsPerEpoch, losses: earlier.losses + losses, accuracy: accuracy,
            samplesPerSecond: samplesPerSecond, secondsLeft: secondsLeft)
    }
}

/// The result of one epoch.
package struct EpochRecord: Hashable, Codable, Sendable {
    /// Which epoch, from 1.
    package let epoch: Int
    /// Mean loss of the epoch's steps, as they were taken.
    package let loss: Double
    /// Share of training samples that were recognised when their step was taken.
    package let accuracy: Double
    /// The result on the validation samples after the epoch; `nil` without validation.
    package let validation: Validation?
    /// Learning rate of the epoch's last step.
    package let learningRate: Double
    /// Whether it is better than all epochs before by the chosen measure; without validation every epoch is.
    package let isBest: Bool

    /// The result of an epoch.
    package init(
        epoch: Int, loss: Double, accuracy: Double, validation: Validation?, learningRate: Double, isBest: Bool
    ) {
        self.epoch = epoch
        self.loss = loss
        self.accuracy = accuracy
        self.validation = validation
        self.learningRate = learningRate
        self.isBest = isBest
    }

    /// Loss, accuracy and unweighted average recall on the validation samples.
    package struct Validation: Hashable, Codable, Sendable {
        /// Mean cross-entropy, without class weights and label smoothing.
        package let loss: Double
        /// Share recognised.
        package let accuracy: Double
        /// Mean of the recalls of the classes that occur.
        package let uar: Double

        /// Measures on the validation samples.
        package init(loss: Double, accuracy: Double, uar: Double) {
            self.loss = loss
            self.accuracy = accuracy
            self.uar = uar
        }
    }
}

/// Why a training is over.
package enum TrainingEnd: Hashable, Codable, Sendable {
    /// All epochs are done.
    case completed
    /// The measure has not improved for as many epochs as the options allow.
    case stoppedEarly(epoch: Int)
    /// It was asked to stop; finished epochs are kept.
    case stopped(epoch: Int, step: Int)
    /// The loss became infinite or not a number; the layer is the first whose output is.
    case diverged(epoch: Int, step: Int, layer: String)
}
