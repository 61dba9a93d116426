import Recognition
import Testing
import TextCanvas
import Workbench

/// Sends actions to a state and demands that a test names every change of the state and every effect.
struct TestStore {
    private(set) var state: WorkbenchState

    init(_ state: WorkbenchState) { self.state = state }

    /// Sends an action.
    ///
    /// - Parameter changes: every change as `path: old -> new`, in the order of the paths; `effects`: each as a line.
    mutating func send(
        _ action: Action, changes expected: [String] = [], effects expectedEffects: [String] = [],
        location: SourceLocation = #_sourceLocation
    ) {
        let before = Facts(of: state)
        let effects = update(&state, action)
        #expect(Facts(of: state).changes(since: before) == expected, "changes", sourceLocation: location)
        #expect(effects.map(describe) == expectedEffects, "effects", sourceLocation: location)
    }

    /// Sends keys by their names, as set-up: nothing is demanded. Returns the effects.
    @discardableResult
    mutating func press(_ names: String...) -> [Effect] {
        names.flatMap { name in Key(named: name).map { update(&state, .key($0)) } ?? [] }
    }

    /// Types a text letter by letter.
    mutating func type(_ text: String) {
        for character in text { _ = update(&state, .key(.character(character))) }
    }

    /// Sends an action as set-up. Returns the effects.
    @discardableResult
    mutating func apply(_ action: Action) -> [Effect] { update(&state, action) }

    /// The text of the screen.
    var screen: [String] { view(state).lines }
}

/// An effect in a line.
func describe(_ effect: Effect) -> String {
    switch effect {
    case .openCorpus(let path, let request): "open \(path) #\(request.number)"
    case .analyseClip(let clip, _, _, let request): "analyse \(clip.id) #\(request.number)"
    case .prefetchClips(let clips, _, _):
        "prefetch " + clips.map { "\($0.clip.id) #\($0.request.number)" }.joined(separator: ", ")
    case .summariseClasses(_, let scheme, let request): "summarise \(scheme.rawValue) #\(request.number)"
    case .measureClip(let clip, _, let request): "measure \(clip.id) #\(request.number)"
    case .measureCorpus(_, let request): "measure corpus #\(request.number)"
    case .compareClasses(_, _, let scheme, let request): "compare \(scheme.rawValue) #\(request.number)"
    case .loadMarks(_, let request): "marks #\(request.number)"
    case .addMarks(let marks, _): "add \(marks.marked.count) marks, \(marks.notes.count) notes"
    case .saveMarks(let marks, _): "save \(marks.marked.count) marks, \(marks.notes.count) notes"
    case .startTraining(let recipe, _): "train \(recipe.name) under \(recipe.evaluation.text)"
    case .resumeTraining(let run, _): "resume \(run)"
    case .stopTraining: "stop training"
    case .discardTraining: "discard training"
    case .loadRuns(let request): "runs #\(request.number)"
    case .loadSearches(let request, let follows): "searches #\(request.number)\(follows ? ", followed" : "")"
    case .trainUnder(let evaluation, let run, _): "train \(run) under \(evaluation.text)"
    case .loadEvaluation(let run, let request): "evaluation \(run) #\(request.number)"
    case .loadPredictions(let run, let request): "predictions \(run) #\(request.number)"
    case .loadHistory(let run, let request): "history \(run) #\(request.number)"
    case .renameRun(let path, let name, let request): "rename \(path) \(name) #\(request.number)"
    case .deleteRun(let path, let request): "delete \(path) #\(request.number)"
    case .classify(let path, _, let run, let request): "classify \(path) with \(run) #\(request.number)"
    case .classifyAgain(let path, let run, let request): "classify \(path) again with \(run) #\(request.number)"
    case .attribute(let path, let run, let label, let request):
        "attribute \(path) with \(run) to \(label ?? "what is predicted") #\(request.number)"
    case .compareRuns(let first, let second, let request): "compare \(first) with \(second) #\(request.number)"
    case .completePath(let text, let request): "complete \(text) #\(request.number)"
    case .writeText(_, let path, let replaces): "write \(path)\(replaces ? " in place of what is there" : "")"
    case .saveState(let saved): "save \(saved.screen) \(saved.theme)"
    case .copy(let text): "copy \(text)"
    case .redraw: "redraw"
    case .reportMouse(let isOn): "mouse \(isOn ? "on" : "off")"
    case .suspend: "suspend"
    case .quit: "quit"
    }
}

/// A state as paths and values, so that a test can be told what has changed.
struct Facts {
    private var values: [String: String] = [:]

    init(of state: WorkbenchState) { collect(state, at: "") }

    func changes(since before: Facts) -> [String] {
        Set(values.keys).union(before.values.keys).sorted().compactMap { path in
            let (old, new) = (before.values[path] ?? "none", values[path] ?? "none")
            return old == new ? nil : "\(path): \(old) -> \(new)"
        }
    }

    private mutating func collect(_ value: Any, at path: String) {
        if let short = Self.short(value) {
            values[path] = short
            return
        }
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional {
            if let inner = mirror.children.first { collect(inner.value, at: path) } else { values[path] = "none" }
            return
        }
        if mirror.children.isEmpty {
            values[path] = "\(value)"
            return
        }
        if mirror.displayStyle == .collection { values[path + ".count"] = "\(mirror.children.count)" }
        for (index, child) in mirror.children.enumerated() {
            collect(child.value, at: path + (path.isEmpty ? "" : ".") + (child.label ?? "\(index)"))
        }
    }

    /// Values that are told in a word: large ones that no test changes bit by bit.
    private static func short(_ value: Any) -> String? {
        switch value {
        case let appearance as Appearance: "\(appearance.theme.name) \(appearance.colors) \(appearance.glyphs)"
        case let themes as [Theme]: themes.map(\.name).joined(separator: " ")
        case let table as ClipTable: "\(table.clips.count) clips"
        case is KeyMap: "keys"
        case let recipe as Recipe: recipe.json
        case let overlays as [Overlay]: overlays.map(Self.word).joined(separator: " ")
        case let rows as [Int32]: rows.map(String.init).joined(separator: " ")
        case let rows as [RecipeForm.Row]: "\(rows.count) rows"
        case let corpus as CorpusState: Self.word(corpus)
        case let analysis as ClipAnalysis: "analysis of \(analysis.clip)"
        case let text as String: text
        default: nil
        }
    }

    private static func word(_ overlay: Overlay) -> String {
        switch overlay {
        case .prompt(let prompt): "prompt(\(prompt.field.text))"
        case .dialog(let dialog): "dialog(\(dialog.selected))"
        case .palette(let palette): "palette(\(palette.field.text))"
        default: overlay.kind.rawValue
        }
    }

    private static func word(_ corpus: CorpusState) -> String {
        switch corpus {
        case .scanning(let path, _, let done, let total): "scanning \(path) \(done)/\(total)"
        case .open(let corpus): "open \(corpus.name)"
        case .failed(_, let failure): failure.description
        }
    }
}
