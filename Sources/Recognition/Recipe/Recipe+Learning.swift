package import NeuralNetwork

extension Recipe {
    /// The layers between features and classes: convolutions, one pool, dropout, dense layers, softmax.
    package struct Network: Hashable, Sendable {
        /// Channels of each convolution.
        package var filters = [16, 32, 64, 128]
        /// Side of the square convolution kernel.
        package var kernelSize = 3
        /// Side of the square max-pool after the convolutions; 1 is none.
        package var poolSize = 2
        /// Share of activations dropped after the pool.
        package var dropout = 0.5
        /// Units of the dense layers before the one for the classes.
        package var dense = [128, 64]
        /// A network of one's own, layer by layer; takes the place of all the other options where it is given.
        package var layers: NetworkDescription?
    }

    /// What training minimises: cross-entropy.
    package struct Loss: Hashable, Sendable {
        /// What is done about classes of different size.
        package var classWeights = ClassWeights.applied
        /// What the weights are raised to: 1 makes up for the sizes in full, 0.5 by half.
        package var classWeightPower = 1.0
        /// Share of the target that is spread over all classes.
        package var labelSmoothing = 0.0

        /// Weights in inverse proportion to the classes' windows.
        package enum ClassWeights: String, CaseIterable, Hashable, Sendable {
            case none
            /// Computed and reported, and left out of the loss: the notebook's.
            case computed
            /// Multiplied into the loss, which is then divided by the batch size.
            case applied
        }
    }

    /// How long and in what portions is trained.
    package struct Training: Hashable, Sendable {
        /// Samples in a batch.
        package var batchSize = 32
        /// Passes over the training samples.
        package var epochs = 14
        /// Networks trained with random seeds that follow each other; the mean of their probabilities counts.
        package var seeds = 1
        /// Epochs without a better one after which training stops; 0 is never.
        package var patience = 0
        /// How wide random weights are drawn.
        package var spread = WeightSpread.glorot
        /// A safetensors file of weights to begin with in place of random ones; empty is none.
        package var weights = ""
    }

    /// What is held out of the training material to watch the training; never a clip of the test.
    package struct Validation: Hashable, Sendable {
        /// Share held out; 0 is none.
        package var fraction = 0.2
        /// What is held out whole.
        package var unit = Unit.windows

        /// Units that are held out.
        package enum Unit: String, CaseIterable, Hashable, Sendable {
            /// The last windows drawn; windows of one clip may lie on both sides.
            case windows
            /// Whole clips; a speaker may lie on both sides.
            case clips
            /// Whole speakers.
            case speakers
        }
    }

    /// Which epoch's weights are evaluated.
    package struct Checkpoint: Hashable, Sendable {
        /// The choice.
        package var choice = Choice.best
        /// What the best epoch is best in, on the validation windows.
        package var metric = Metric.accuracy

        /// Which epoch.
        package enum Choice: String, CaseIterable, Hashable, Sendable { case last, best }

        /// Measures of an epoch.
        package enum Metric: String, CaseIterable, Hashable, Sendable { case accuracy, loss, uar }
    }
}
