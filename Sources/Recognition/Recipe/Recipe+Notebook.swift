import NeuralNetwork

extension Recipe {
    /// The notebook's experiment as it was meant, under a protocol that can be trusted.
    package static let notebookFixed = Recipe()

    /// The notebook's experiment exactly as it ran, with its protocol.
    ///
    /// Its code said `Dropout(0,5)`, which drops nothing, and `validation_split=0.7`, which holds out the last 70 %.
    package static let notebook: Recipe = {
        var recipe = Recipe()
        recipe.name = "notebook"
        recipe.scaling.source = .drawn
        recipe.network.dropout = 0
        recipe.loss.classWeights = .computed
        recipe.validation.fraction = 0.7
        recipe.checkpoint.choice = .last
        recipe.evaluation = .randomWindows
        return recipe
    }()

    /// The notebook's recurrent network; what it learns from and how it is measured is `notebook-fixed`'s, but for the scaling.
    ///
    /// Divided by the range from the smallest to the largest number of all windows, almost all features lie within a few
    /// hundredths of each other, where the gates of a recurrent layer hardly differ: it takes many epochs to get going.
    package static let notebookLSTM: Recipe = {
        var recipe = Recipe()
        recipe.name = "notebook-lstm"
        recipe.scaling.kind = .standard
        var layers: [any Layer] = [LSTM(units: 128), LSTM(units: 128), Dropout(rate: 0.5)]
        for units in [64, 32, 16, 8] { layers += [Dense(units: units), ReLU()] as [any Layer] }
        recipe.network.layers = NetworkDescription(layers + [Flatten(), Dense()] as [any Layer])
        return recipe
    }()
}
