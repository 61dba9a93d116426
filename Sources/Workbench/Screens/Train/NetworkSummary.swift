package import NeuralNetwork
package import Recognition

/// The network that a recipe stands for, layer by layer, or why it cannot be built.
package enum NetworkSummary: Hashable, Sendable {
    /// In its place between features and classes.
    case possible(NetworkLayout)
    /// The layer that does not fit, or the option that cannot be met.
    case impossible(String)

    /// The network of a recipe.
    package init(of recipe: Recipe) {
        let features: WindowFeatures
        do { features = try WindowFeatures(recipe) } catch {
            self = .impossible(error.description)
            return
        }
        do { self = .possible(try recipe.networkLayout(window: features.shape)) } catch {
            self = .impossible(error.description)
        }
    }
}
