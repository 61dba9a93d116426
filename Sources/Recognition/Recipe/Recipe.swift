package import Corpora
package import NeuralNetwork
package import Training

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
    /// What is computed of the sound.
    package var features = Features()
    /// What a network hears at once, and how it is taken out of clips.
    package var windows = Windows()
    /// How features are brought to a common range.
    package var scaling = Scaling()
    /// What chance does to the features of each training sample.
    package var augmentation = Augmentation()
    /// From how many sides a clip is looked at when it is tested.
    package var views = Views()
    /// The layers between features and classes.
    package var network = Network()
    /// What training minimises.
    package var loss = Loss()
    /// The rule that turns gradients into steps.
    package var optimizer = OptimizerOptions()
    /// How the size of the steps changes over the training.
    package var schedule = Schedule()
    /// Which average of the weights is evaluated in place of the last.
    package var averaging = Averaging()
    /// How long and in what portions is trained.
    package var training = Training()
    /// Networks on another description of the sound that are trained beside.
    package var partner = Partner()
    /// What is held out of the training material to watch the training.
    package var validation = Validation()
    /// Which epoch's weights are evaluated.
    package var checkpoint = Checkpoint()
    /// On which clips the result is measured.
    package var evaluation = EvaluationProtocol.speakers(folds: 5)
    /// Fixes every random choice: drawing of windows, initial weights, order of batches, dropout.
    package var randomSeed = 1

    /// The recipe as `notebook-fixed` has it: the values that the other built-in recipes change.
    package init() {}
}
