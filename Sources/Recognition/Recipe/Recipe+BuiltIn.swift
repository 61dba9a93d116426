extension Recipe {
    /// The recipes that come with the program, the default first.
    package static let builtIn: [Recipe] = [notebookFixed, notebook]

    /// What each built-in recipe is for, in a line.
    package static func summary(of name: String) -> String? {
        switch name {
        case "notebook": "the notebook's experiment as it ran: no dropout, plain loss, validation on 70 %, last epoch"
        case "notebook-fixed":
            "the notebook's experiment as it was meant: dropout 0.5, class weights, validation on 20 %, best epoch"
        default: nil
        }
    }

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

    /// The built-in recipe of a name, or the recipe in the file at a path (`.json` or `.toml`).
    package static func named(_ nameOrPath: String) throws(RecipeError) -> Recipe {
        if let recipe = builtIn.first(where: { $0.name == nameOrPath }) { return recipe }
        if nameOrPath.hasSuffix(".json") || nameOrPath.hasSuffix(".toml") { return try read(from: nameOrPath) }
        throw .unknownRecipe(nameOrPath, nearest: Spelling.nearest(to: nameOrPath, in: builtIn.map(\.name)))
    }
}
