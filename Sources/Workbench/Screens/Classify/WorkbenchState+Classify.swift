import Corpora
import Recognition

extension WorkbenchState {
    /// Classifies what was asked for last, or the clip that is selected on the Clips screen.
    mutating func enterClassify() -> [Effect] {
        guard let target = classify.target ?? clips.selected.map(ClassifyState.Target.clip) else { return [] }
        return classify(target)
    }

    /// Obeys a command of the Classify screen.
    mutating func perform(_ command: ClassifyCommand, count: Int?) -> [Effect] {
        switch command {
        case .classifySelection:
            guard let clip = clips.selected else {
                notices.post(.warning, "no clip is selected on the Clips screen")
                return []
            }
            return classify(.clip(clip))
        case .openFile:
            var text = ""
            if case .file(let path) = classify.target { text = path }
            overlays.append(.prompt(Prompt(.classifyPath, title: "sound file", text: text)))
        case .showClip:
            guard case .clip(let clip) = classify.target else {
                notices.post(.warning, "what is classified is not a clip of the corpus")
                return []
            }
            let shown = showClip(clip.id)
            return follow(to: .clips) + shown
        case .nextRun: return stepRun(by: count ?? 1) ? enterClassify() : []
        case .previousRun: return stepRun(by: -(count ?? 1)) ? enterClassify() : []
        }
        return []
    }

    /// Goes through the clips of the Clips screen, classifying each.
    mutating func moveInClassify(_ motion: Motion, count: Int?) -> [Effect] {
        guard motion != .left, motion != .right else { return [] }
        clips.cursor.move(motion, count: count, total: clips.rows.count, height: clipListHeight)
        guard let clip = clips.selected else { return [] }
        return classify(.clip(clip))
    }

    /// A classification came.
    mutating func take(_ request: Request, _ result: Result<Classification, Failure>) -> [Effect] {
        guard request == classify.awaited else { return [] }
        classify.awaited = nil
        switch result {
        case .success(let classification): classify.classification = classification
        case .failure(let failure): classify.problem = failure.description
        }
        return []
    }

    /// Classifies a sound file.
    mutating func classify(path: String) -> [Effect] {
        let trimmed = path.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        return trimmed.isEmpty ? [] : classify(.file(trimmed))
    }

    private mutating func classify(_ target: ClassifyState.Target) -> [Effect] {
        guard let run = chosenRun else {
            classify.target = target
            return []
        }
        guard !classify.has(target, of: run.path) else { return [] }
        let request = requests.next()
        classify.target = target
        classify.run = run.path
        classify.awaited = request
        classify.classification = nil
        classify.problem = nil
        switch target {
        case .clip(let clip):
            guard let corpus = corpus.opened else { return [] }
            return [.classify(path: corpus.path(of: clip), clip: clip, run: run.path, request)]
        case .file(let path): return [.classify(path: path, clip: nil, run: run.path, request)]
        }
    }
}
