import Corpora
import Recognition

extension WorkbenchState {
    /// Rows of the table of a folder in sight.
    var classifiedFolderHeight: Int { max(1, screenArea.height - 8) }

    /// A file of a folder was classified; the first one tells that it is a folder.
    mutating func take(_ request: Request, _ file: ClassifiedFolder.File, total: Int) {
        guard request == classify.awaited, case .file(let path) = classify.target else { return }
        let height = classifiedFolderHeight
        if !classify.showsFolder {
            classify.folder = ClassifiedFolder(path: path, after: classify.folder)
            classify.showsFolder = true
        }
        classify.folder?.take(file, total: total, height: height)
        if classify.folder?.files.count == total { classify.awaited = nil }
    }

    /// Opens the selected file of the table: as a clip of the corpus where it is one.
    mutating func openListedFile() -> [Effect] {
        guard let file = classify.folder?.selected else { return [] }
        let id = corpus.opened.flatMap { corpus in
            file.path.hasPrefix(corpus.root + "/") ? String(file.path.dropFirst(corpus.root.count + 1)) : nil
        }
        if let clip = corpus.opened?.clips.first(where: { $0.id == id }) { return classify(.clip(clip)) }
        return classify(.file(file.path))
    }

    /// Shows the table of the folder again.
    ///
    /// - Parameter isAsked: whether a key asked for it, which then has to say why there is none.
    mutating func showFolder(isAsked: Bool) {
        guard classify.folder != nil else {
            if isAsked {
                let key = keyName(.classify(.openFile))
                notices.post(.warning, "no folder was classified yet: \(key) and the path of one does it")
            }
            return
        }
        classify.showsFolder = true
    }

    /// Sorts the table of the folder.
    mutating func sortFolder(reversing: Bool) {
        guard classify.showsFolder else {
            notices.post(.warning, "only the table of a folder is sorted")
            return
        }
        let height = classifiedFolderHeight
        classify.folder?.sort(reversing: reversing, height: height)
    }
}
