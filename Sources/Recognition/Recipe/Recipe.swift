package import Corpora
package import Features
package import NeuralNetwork

/// Everything that decides an experiment, as one value: the same recipe and the same corpus give the same numbers.
///
/// Every member can be reached by a dotted key (`RecipeKey.all`); files, `--set` and the workbench's form all go through
/// that table, and so does `Codable`.
package struct Recipe: Hashable, Sendable {
    /// What the recipe is called; runs are named after it.
    package var name = "notebook-fixed"
    /// The scheme that turns a clip's emotion and sex into its class.
    package var labels = LabelScheme.sexEmotion
    /// What happens to the sound before features are computed.
    package var audio = Audio()
    /// The features of a window.
    package var features = Features()
    /// How windows are cut out of clips.
    package var windows = Windows()
    /// How features are brought to a common range.
    package var scaling = Scaling()
    /// The layers between features and classes.
    package var network = Network()
    /// What training minimises.
    package var loss = Loss()
    /// The rule that turns gradients into steps.
    package var optimizer = OptimizerOptions()
    /// How long and in what portions is trained.
    package var training = Training()
    /// What is held out of the training material to watch the training.
    package var validation = Validation()
    /// Which epoch's weights are evaluated.
    package var checkpoint = Checkpoint()
    /// On which clips the result is measured.
    package var evaluation = EvaluationProtocol.speakers(folds: 5)
    /// Fixes every random choice: drawing of windows, initial weights, order of batches, dropout.
    package var randomSeed = 1

    /// The recipe as `notebook-fixed`, the default, has it.
    package init() {}
}

extension Recipe {
    /// What happens to the sound before features are computed.
    package struct Audio: Hashable, Sendable {
        /// Rate that every clip is resampled to, Hz.
        package var sampleRate = 16000
        /// What the amplitude is brought to before masking.
        package var normalization = Normalization.none
        /// The peak or root mean square that normalisation brings a clip to; full scale is 1.
        package var normalizationLevel = 0.1
        /// Whether quiet stretches are cut out.
        package var mask = true
        /// Mean absolute amplitude over 0.1 s above which a sample is kept.
        package var maskThreshold = 0.0002

        /// Ways to bring clips to one loudness.
        package enum Normalization: String, CaseIterable, Hashable, Sendable { case none, peak, rms }
    }

    /// The features of a window: rows are frames, columns coefficients.
    package struct Features: Hashable, Sendable {
        /// Which features.
        package var kind = Kind.mfcc
        /// Options of the cepstral coefficients.
        package var mfcc = MFCC.Options(fftSize: 512)

        /// Features that a network can be trained on.
        package enum Kind: String, CaseIterable, Hashable, Sendable { case mfcc }
    }

    /// How windows are cut out of clips.
    package struct Windows: Hashable, Sendable {
        /// Length of a window, seconds.
        package var length = 0.4
        /// Windows drawn for each second of training sound.
        package var perSecond = 20.0
        /// How a window is drawn.
        package var drawing = Drawing.classDuration

        /// Ways to draw a window: all take the start within the clip at random.
        package enum Drawing: String, CaseIterable, Hashable, Sendable {
            /// The class in proportion to its clips' mean duration, then a clip of it: the notebook's.
            case classDuration = "class-duration"
            /// Every class as often as every other, then a clip of it.
            case classEqual = "class-equal"
            /// The clip in proportion to its duration.
            case clipDuration = "clip-duration"
        }
    }

    /// How features are brought to a common range.
    package struct Scaling: Hashable, Sendable {
        /// The rule.
        package var kind = Kind.minMax
        /// The windows that the rule's constants are measured on.
        package var source = Source.training

        /// Rules of scaling.
        package enum Kind: String, CaseIterable, Hashable, Sendable {
            case none
            /// One minimum and one maximum over all features, to 0...1.
            case minMax = "min-max"
            /// Mean 0 and standard deviation 1 for each coefficient.
            case standard
        }

        /// What the constants are measured on; clips that are tested never are part of it under an honest protocol.
        package enum Source: String, CaseIterable, Hashable, Sendable {
            /// The windows that are trained on.
            case training
            /// All windows drawn, validation too: the notebook's.
            case drawn
        }
    }
}
