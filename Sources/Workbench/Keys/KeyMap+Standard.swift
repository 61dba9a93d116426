extension KeyMap {
    /// The keys as they are without a configuration, all screens together.
    package static let standard = KeyMap(
        ClipsCommand.bindings + ClassesCommand.bindings + TrainCommand.bindings + EvaluateCommand.bindings
            + ClassifyCommand.bindings + RunsCommand.bindings + Motion.bindings + GlobalCommand.bindings
            + OverlayCommand.bindings)

    /// The whole table as Markdown, one section a scope, for the manual.
    package var reference: String {
        var scopes: [KeyScope] = []
        for binding in bindings where !scopes.contains(binding.scope) { scopes.append(binding.scope) }
        return scopes.map { scope in
            let rows = bindings(in: scope).map {
                "| \($0.keyText) | \($0.command.help) |" + ($0.command.job?.form.map { " `\($0)` |" } ?? " |")
            }
            return (["### \(scope.title)", "", "| keys | what | emoscope |", "|---|---|---|"] + rows).joined(
                separator: "\n")
        }.joined(separator: "\n\n")
    }
}
