extension Recipe {
    /// The recipes that come with the program, the default first.
    package static let builtIn: [Recipe] = [
        emoscope, ensemble, small, functionals, notebookFixed, notebook, notebookLSTM,
    ]

    /// The recipe that is used where none is named.
    package static var standard: Recipe { emoscope }

    /// What each built-in recipe is for, in a line.
    package static func summary(of name: String) -> String? {
        switch name {
        case "emoscope":
            "the default: a convolutional network on log mel bands of whole clips, mixed, masked and stretched by chance"
        case "ensemble":
            "three networks of the default and two on the 88 numbers of eGeMAPS, asked together: the strongest"
        case "small": "a small network on log mel bands, trained in seconds: for trying things out and for classrooms"
        case "functionals":
            "the 88 numbers of eGeMAPS v02 for each clip, in a dense network: what the literature compares with"
        case "notebook": "the notebook's experiment as it ran: no dropout, plain loss, validation on 70 %, last epoch"
        case "notebook-fixed":
            "the notebook's experiment as it was meant: dropout 0.5, class weights, validation on 20 %, best epoch"
        case "notebook-lstm":
            "the notebook's recurrent network: two LSTM, four dense layers at every step; otherwise as notebook-fixed"
        default: nil
        }
    }

    /// The built-in recipe of a name, or the recipe in the file at a path (`.json` or `.toml`).
    package static func named(_ nameOrPath: String) throws(RecipeError) -> Recipe {
        if let recipe = builtIn.first(where: { $0.name == nameOrPath }) { return recipe }
        if namesFile(nameOrPath) { return try read(from: nameOrPath) }
        throw .unknownRecipe(nameOrPath, nearest: Spelling.nearest(to: nameOrPath, in: builtIn.map(\.name)))
    }

    /// Whether a recipe is named by the path of its file.
    static func namesFile(_ nameOrPath: String) -> Bool {
        nameOrPath.hasSuffix(".json") || nameOrPath.hasSuffix(".toml")
    }
}
