import Corpora
import Recognition
import TextCanvas

/// What is selected, in a sentence.
enum PlainSelection {
    /// The sentence of the screen in sight; nil where nothing can be selected.
    static func sentence(of state: WorkbenchState) -> String? {
        switch state.screen {
        case .clips: clip(state)
        case .classes: klass(state)
        case .train: option(state)
        case .evaluate: PlainResults.selection(of: state)
        case .classify: classification(state)
        case .runs: state.runs.searches.isShown ? search(state) : run(state)
        }
    }

    /// The clip under the cursor; in the inspector also the plot and the time.
    private static func clip(_ state: WorkbenchState) -> String? {
        if let guest = state.clips.guest {
            return "File \(guest.id), not in the corpus, \(Format.fixed(guest.seconds, decimals: 2)) seconds. "
                + inspector(state, guest)
        }
        guard let clip = state.clips.selected else { return nil }
        var parts = [
            "Clip \(state.clips.cursor.selection + 1)", clip.emotion.rawValue, clip.sex.rawValue,
            "speaker \(clip.speaker)", "\(Format.fixed(clip.seconds, decimals: 2)) seconds",
            "\(clip.intensity.rawValue) intensity", "statement \(clip.statement)", "take \(clip.repetition)",
        ]
        if state.clips.marks.marked.contains(clip.id) { parts.append("marked") }
        if let note = state.clips.marks.notes[clip.id] { parts.append("note: \(note)") }
        if let problem = state.clips.problem(at: state.clips.cursor.selection) {
            parts.append("problem: \(problem.rawValue)")
        }
        if let predicted = predicted(state) { parts.append(predicted) }
        parts.append("file \(clip.fileName)")
        guard state.focusedPane == .clipInspector else { return parts.joined(separator: ", ") + "." }
        return parts.joined(separator: ", ") + ". " + inspector(state, clip)
    }

    private static func predicted(_ state: WorkbenchState) -> String? {
        guard let position = state.clips.selectedPosition, let prediction = state.clips.table.predictions[Int(position)]
        else { return nil }
        let name = state.clips.table.predictions.classes[prediction.predicted]
        return prediction.isRight ? "recognised" : "taken for \(name)"
    }

    /// The readings at the cursor, which a picture would show.
    private static func inspector(_ state: WorkbenchState, _ clip: Clip) -> String {
        let inspector = state.clips.inspector
        guard let analysis = state.clips.analyses[clip.id] else { return "Not analysed yet." }
        let readings = Readings(of: analysis, voice: state.clips.voices[clip.id], at: inspector.time)
        let shown = inspector.window.range(of: clip.seconds)
        let part =
            inspector.window.isWhole
            ? ""
            : " Shown: \(Format.fixed(shown.lowerBound, decimals: 3)) to \(Format.fixed(shown.upperBound, decimals: 3)) seconds."
        let region = inspector.region.reading(of: analysis, voice: state.clips.voices[clip.id])
        return "\(inspector.selected.title), cursor \(readings.time): \(readings.level), "
            + "\(readings.waveform(inspector, room: 200)), spectrum \(readings.peak).\(part)"
            + (region.isEmpty ? "" : " \(region).")
    }

    private static func klass(_ state: WorkbenchState) -> String? {
        guard let selected = state.classes.selected else { return nil }
        if state.classes.plot == .number, let sentence = number(state, of: selected.name) { return sentence }
        return "Class \(selected.name): \(Format.counted(selected.clips, "clip")), "
            + "\(Format.duration(selected.seconds)); shown: \(state.classes.plot.title)."
    }

    /// The number that classes are compared by, as the class that is selected has it.
    private static func number(_ state: WorkbenchState, of name: String) -> String? {
        guard let comparison = state.classes.numbers.shown(of: state.numbers.comparisons) else { return nil }
        let number = VoiceNumber.all[comparison.number]
        let effect = comparison.effect.map { ", \(Format.percent($0.etaSquared)) of its variance goes with the class" }
        let box = comparison.classes.first { $0.name == name }?.box
        let median = box.map { "; \(name): median \(Format.number($0.median)) \(number.unit)" } ?? ""
        return "Number \(number.name)\(effect ?? "")\(median)."
    }

    private static func option(_ state: WorkbenchState) -> String? {
        let form = state.train.form
        switch form.selected {
        case .recipe: return "Recipe \(form.recipe.name), \(Format.counted(form.changes, "value")) changed."
        case .key(let index):
            let key = RecipeKey.all[index]
            let changed = form.isChanged(key) ? ", changed from \(key.value(in: form.base).text)" : ""
            return "\(key.path): \(key.value(in: form.recipe).text)\(changed). \(key.meaning)."
        case nil: return nil
        }
    }

    private static func classification(_ state: WorkbenchState) -> String? {
        if state.classify.showsFolder, let file = state.classify.folder?.selected {
            guard let answer = file.classification else { return "\(file.name): \(file.problem ?? "cannot be read")." }
            let verdict = file.isRight.map { $0 ? ", right" : ", wrong: it is \(file.truth ?? "")" } ?? ""
            return "\(file.name): \(answer.predicted) with \(Format.percent(file.confidence, decimals: 0))\(verdict)."
        }
        guard let result = state.classify.classification else { return nil }
        let ranked = zip(result.classes, result.probabilities).sorted { $0.1 > $1.1 }.prefix(3)
            .map { "\($0.0) \(Format.percent(Double($0.1), decimals: 0))" }
        let truth = state.classifiedTruth(among: result.classes)
        let verdict = truth.map { $0 == result.predicted ? " Right." : " Wrong: it is \($0)." } ?? ""
        let notes = result.notes.map { " \($0)." }.joined()
        return "\(result.path): \(ranked.joined(separator: ", ")).\(verdict)\(notes)" + closerLook(state)
    }

    /// What the network looked at, or what another run says.
    private static func closerLook(_ state: WorkbenchState) -> String {
        switch state.classify.look {
        case .windows: ""
        case .attribution:
            state.classify.attribution.answer.map { " What spoke for \($0.label): \(AttributionView.reading(of: $0))." }
                ?? ""
        case .comparison:
            state.classify.other.answer.map { " \(state.otherRun?.name ?? "The other run") says \($0.predicted)." }
                ?? ""
        }
    }

    /// The selected search, or the selected trial of it.
    private static func search(_ state: WorkbenchState) -> String? {
        guard let search = state.runs.searches.selected else { return nil }
        if state.focusedPane == .runDetail { return trial(of: search, state.runs.searches.trialCursor.selection) }
        var parts = ["Search \(search.name)", search.recipe, search.protocolText, search.state.rawValue]
        parts.append(Format.counted(search.trials.count, "trial"))
        if let best = search.best?.trial.score {
            parts.append("best UAR on the training speakers \(Format.percent(best)), too high until it is tested")
        }
        if let uar = search.uar { parts.append("tested on speakers that it never heard: UAR \(Format.percent(uar))") }
        return parts.joined(separator: ", ") + "."
    }

    private static func trial(of search: SearchSummary, _ index: Int) -> String? {
        let ranked = search.ranked
        guard ranked.indices.contains(index) else { return nil }
        let trial = ranked[index].trial
        let values = zip(search.keys, trial.point).map { "\($0) \($1)" }.joined(separator: ", ")
        let score = trial.score.map { "UAR \(Format.percent($0))" } ?? "failed, \(trial.fault)"
        return "Trial \(trial.number), \(index + 1) of \(ranked.count): \(score), \(values)."
    }

    private static func run(_ state: WorkbenchState) -> String? {
        guard let run = state.runs.selected else { return nil }
        var parts = ["Run \(run.name)", run.recipe, run.protocolText, run.state.rawValue]
        if let uar = run.uar { parts.append("UAR \(Format.percent(uar, decimals: 1))") }
        if let accuracy = run.accuracy { parts.append("accuracy \(Format.percent(accuracy, decimals: 1))") }
        if run.leaks { parts.append("it leaks") }
        if state.runs.marked.contains(run.path) { parts.append("marked") }
        return parts.joined(separator: ", ") + "."
    }
}
