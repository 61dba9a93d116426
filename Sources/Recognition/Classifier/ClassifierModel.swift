package import NeuralNetwork
package import Tensors

/// Everything that a classifier needs beside the weights: `model.json`.
package struct ClassifierModel: Codable, Hashable, Sendable {
    /// Names of the classes, in the order of the network's outputs.
    package var classes: [String]
    /// The sections `labels`, `audio`, `features`, `windows` and `views` of the recipe, as a recipe file would have them.
    package var features: RecipeValue
    /// Constants measured on training windows.
    package var scaling: FeatureScaling
    /// Shape of one input sample.
    package var input: Shape
    /// The layers.
    package var network: NetworkDescription
    /// How many numbers the network learns.
    package var parameters: Int
    /// The file of the weights that are used: those of the best epoch or of the last.
    package var weights: String

    /// The model of a trained recipe.
    package init(recipe: Recipe, scaling: FeatureScaling, layout: NetworkLayout) {
        classes = recipe.labels.classes
        features = Self.features(of: recipe)
        self.scaling = scaling
        input = layout.input
        network = recipe.networkDescription
        parameters = layout.parameterCount
        // An average of the weights stands in the place of the best ones.
        let isKept = recipe.checkpoint.choice == .best || recipe.averaging.kind != .none
        weights = isKept ? RunFile.best : RunFile.last
    }

    /// What of a recipe says how a network hears a sound.
    static func features(of recipe: Recipe) -> RecipeValue {
        var sections: [String: RecipeValue] = [:]
        if case .table(let root) = recipe.tree { for name in sectionNames { sections[name] = root[name] } }
        return .table(sections)
    }

    /// The parts of a recipe that say how a network hears a sound.
    private static let sectionNames: Set<String> = ["labels", "audio", "features", "windows", "views"]

    /// What the file lacks of how the network hears a sound, in words; nil where nothing is missing.
    var incompleteness: String? { Recipe.incompleteness(of: features, sections: Self.sectionNames) }

    /// A recipe whose sound, features and windows are those of the model.
    package func recipe() throws(RecipeError) -> Recipe { try Recipe(tree: features) }
}
