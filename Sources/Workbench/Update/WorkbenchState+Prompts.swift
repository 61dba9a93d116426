import Recognition

extension WorkbenchState {
    /// A prompt's text has changed: what can work at once does.
    mutating func edited(_ prompt: Prompt) -> [Effect] {
        var prompt = prompt
        let text = prompt.field.text
        switch prompt.purpose {
        case .clipFilter:
            prompt.problem = filterClips(by: text, isTyping: true)
            replaceTop(.prompt(prompt))
            return askForPredictions() + analyseSelection()
        case .recipeValue(let path): prompt.problem = valueProblem(text, of: path)
        case .recipeSearch: train.form.search(text, height: trainFormHeight)
        case .numberSearch: searchNumbers(text)
        case .exportPath, .panePath: prompt.problem = exportProblem(text)
        case .classifyPath, .inspectPath, .runName, .runFilter, .clipNote: break
        }
        replaceTop(.prompt(prompt))
        return []
    }

    /// A prompt was closed: what worked while it was typed is undone.
    mutating func closed(_ prompt: Prompt) -> [Effect] {
        overlays.removeLast()
        switch prompt.purpose {
        case .clipFilter:
            _ = filterClips(by: prompt.original)
            return analyseSelection()
        case .recipeSearch:
            train.form.search(prompt.original, height: trainFormHeight)
        case .numberSearch: searchNumbers(prompt.original)
        case .recipeValue, .classifyPath, .inspectPath, .runName, .runFilter, .clipNote, .exportPath, .panePath:
            break
        }
        return []
    }

    /// A prompt's text was taken; one with a fault stays open.
    mutating func accepted(_ prompt: Prompt) -> [Effect] {
        guard prompt.problem == nil else { return [] }
        overlays.removeLast()
        let text = prompt.field.text
        switch prompt.purpose {
        case .clipFilter:
            if text != prompt.original { clips.remember(.filter(prompt.original)) }
            _ = filterClips(by: text)
            return analyseSelection()
        case .recipeValue(let path):
            if let key = try? RecipeKey.named(path) { _ = train.form.set(key, to: text) }
            refreshStatement()
        case .recipeSearch, .numberSearch:
            break
        case .clipNote(let clip): return setNote(text, on: clip)
        case .exportPath:
            remember(.global(.export), as: line(for: .screen))
            return export(to: text)
        case .panePath:
            remember(.global(.exportPane), as: line(for: .pane))
            return exportPane(to: text)
        case .classifyPath:
            let effects = classify(path: text)
            remember(.classify(.openFile))
            return effects
        case .inspectPath:
            let effects = inspect(path: text)
            remember(.clips(.openFile))
            return effects
        case .runName(let path):
            remember(.runs(.rename), as: moveLine(path, to: text))
            return renameRun(at: path, to: text)
        case .runFilter: return filterRuns(by: text)
        }
        return []
    }

    /// Completes the text of a prompt as far as it is clear.
    mutating func complete(_ prompt: Prompt) -> [Effect] {
        if prompt.purpose.namesFile { return completePath(of: prompt) }
        guard prompt.purpose == .clipFilter else { return [] }
        var prompt = prompt
        let head = String(prompt.field.characters[..<prompt.field.cursor])
        let completion = QueryCompletion(of: head, speakers: clips.table.speakerNames)
        guard let common = completion.common, !common.isEmpty else { return [] }
        prompt.field.replace(from: completion.start, with: common)
        return edited(prompt)
    }

    /// What is wrong with a value of the recipe, tried on a copy of the form.
    private func valueProblem(_ text: String, of path: String) -> String? {
        guard let key = try? RecipeKey.named(path) else { return nil }
        return train.form.problem(with: text, for: key)
    }
}
