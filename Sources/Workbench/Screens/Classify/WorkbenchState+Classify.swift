import Corpora
import Recognition

extension WorkbenchState {
    /// Classifies what was asked for last, or the clip that is selected on the Clips screen.
    mutating func enterClassify() -> [Effect] {
        guard !classify.showsFolder,
            let target = classify.target ?? clips.selected.map(ClassifyState.Target.clip)
        else { return [] }
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
        case .openFile: askForFile()
        case .showClip: return classify.showsFolder ? openListedFile() : showClassifiedClip()
        case .nextRun: return stepRun(by: count ?? 1) ? askAnew() : []
        case .previousRun: return stepRun(by: -(count ?? 1)) ? askAnew() : []
        case .look: return show(classify.look.next)
        case .attribution: return show(classify.look == .attribution ? .windows : .attribution)
        case .compare: return show(classify.look == .comparison ? .windows : .comparison)
        case .nextClass: return explainClass(by: count ?? 1)
        case .previousClass: return explainClass(by: -(count ?? 1))
        case .nextOther: return stepOtherRun(by: count ?? 1)
        case .previousOther: return stepOtherRun(by: -(count ?? 1))
        case .folder, .leave: showFolder(isAsked: command == .folder)
        case .sort, .sortReverse: sortFolder(reversing: command == .sortReverse)
        }
        return []
    }

    /// Goes through the files of a folder, or the clips of the Clips screen, classifying each.
    mutating func moveInClassify(_ motion: Motion, count: Int?) -> [Effect] {
        guard motion != .left, motion != .right else { return [] }
        if classify.showsFolder, let total = classify.folder?.files.count {
            let height = classifiedFolderHeight
            classify.folder?.cursor.move(motion, count: count, total: total, height: height)
            return []
        }
        clips.cursor.move(motion, count: count, total: clips.rows.count, height: clipListHeight)
        guard let clip = clips.selected else { return [] }
        return classify(.clip(clip))
    }

    /// A classification came.
    mutating func take(_ request: Request, _ result: Result<Classification, Failure>) -> [Effect] {
        guard request == classify.awaited else { return [] }
        classify.awaited = nil
        switch result {
        case .success(let classification):
            classify.classification = classification
            return lookCloser()
        case .failure(let failure):
            if classify.giveUp() {
                notices.post(.error, failure.description)
                return lookCloser()
            }
            classify.problem = failure.description
        }
        return []
    }

    /// Classifies the file, or the folder, of a path.
    mutating func classify(path: String) -> [Effect] {
        let trimmed = path.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        return trimmed.isEmpty ? [] : classify(.file(trimmed))
    }

    private mutating func askForFile() {
        var text = ""
        if case .file(let path) = classify.target { text = path }
        overlays.append(.prompt(Prompt(.classifyPath, title: "sound file or folder", text: text)))
    }

    private mutating func showClassifiedClip() -> [Effect] {
        switch classify.target {
        case .clip(let clip):
            let shown = showClip(clip.id)
            return follow(to: .clips) + shown
        case .file(let path): return inspect(path: path)
        case nil:
            notices.post(.warning, "nothing is classified yet")
            return []
        }
    }

    /// Asks the run that was chosen now what was asked of another one.
    private mutating func askAnew() -> [Effect] {
        if classify.showsFolder, let path = classify.folder?.path { return classify(path: path) }
        return enterClassify()
    }

    mutating func classify(_ target: ClassifyState.Target) -> [Effect] {
        guard let run = chosenRun else {
            classify.target = target
            return []
        }
        guard !classify.has(target, of: run.path) || classify.showsFolder else { return [] }
        let request = requests.next()
        classify.ask(target, of: run.path, request)
        switch target {
        case .clip(let clip):
            guard let corpus = corpus.opened else { return [] }
            return [.classify(path: corpus.path(of: clip), clip: clip, run: run.path, request)]
        case .file(let path): return [.classify(path: path, clip: nil, run: run.path, request)]
        }
    }

    /// The class that the clip has among those of a run; nil of a file, or where the classes are of no scheme.
    func classifiedTruth(among classes: [String]) -> String? {
        guard case .clip(let clip) = classify.target else { return nil }
        return LabelScheme.allCases.first { $0.classes == classes }?.label(of: clip)
    }

    /// The file that is classified.
    var classifiedPath: String? {
        switch classify.target {
        case .clip(let clip): corpus.opened.map { $0.path(of: clip) }
        case .file(let path): path
        case nil: nil
        }
    }
}
