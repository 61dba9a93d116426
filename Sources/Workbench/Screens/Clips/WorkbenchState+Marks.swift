import Corpora

extension WorkbenchState {
    /// Asks for the marks and notes of the corpus, under the request that opened it.
    mutating func loadMarks(_ request: Request) -> [Effect] {
        guard let corpus = corpus.opened else { return [] }
        clips.awaitedMarks = request
        return [.loadMarks(of: corpus, request)]
    }

    /// Marks and notes came; what was marked before that is added to them.
    mutating func take(_ request: Request, _ result: Result<ClipMarks, Failure>) -> [Effect] {
        guard clips.awaitedMarks == request else { return [] }
        clips.awaitedMarks = nil
        switch result {
        case .success(let kept):
            var marks = kept
            marks.add(clips.marks)
            clips.forgetChanges(but: marks == kept ? nil : .marks(kept))
            clips.setMarks(marks, height: clipListHeight)
            return (marks == kept ? [] : saveMarks()) + analyseSelection()
        case .failure(let failure):
            notices.post(.error, failure.description)
            return analyseSelection()
        }
    }

    /// Marks the selected clip, or takes its mark away.
    mutating func toggleMark() -> [Effect] {
        guard let clip = clips.selected else { return [] }
        var marks = clips.marks
        marks.toggle(clip.id)
        return remark(marks)
    }

    /// Opens a line for a note on the selected clip.
    mutating func editNote() {
        guard let clip = clips.selected else { return }
        overlays.append(
            .prompt(Prompt(.clipNote(clip.id), title: "note", text: clips.marks.notes[clip.id] ?? "")))
    }

    /// Gives a clip a note.
    mutating func setNote(_ text: String, on clip: String) -> [Effect] {
        var marks = clips.marks
        marks.note(clip, text)
        return remark(marks)
    }

    /// Takes back the last mark, note or filter.
    mutating func undo() -> [Effect] {
        switch clips.recall() {
        case .marks(let before):
            notices.post(.done, before.notes == clips.marks.notes ? "the mark is taken back" : "the note is taken back")
            clips.setMarks(before, height: clipListHeight)
            return saveMarks() + analyseSelection()
        case .filter(let text):
            notices.post(.done, text.isEmpty ? "the filter is taken back" : "filtered by \(text) again")
            _ = filterClips(by: text)
            return askForPredictions() + analyseSelection()
        case nil:
            notices.post(.warning, "there is no mark, note or filter to take back")
            return []
        }
    }

    private mutating func remark(_ marks: ClipMarks) -> [Effect] {
        guard marks != clips.marks else { return [] }
        clips.remember(.marks(clips.marks))
        clips.setMarks(marks, height: clipListHeight)
        return saveMarks() + analyseSelection()
    }

    /// Keeps the marks; where those that were kept before have not come yet, beside them: neither may be lost.
    private func saveMarks() -> [Effect] {
        guard let corpus = corpus.opened else { return [] }
        return [clips.awaitedMarks == nil ? .saveMarks(clips.marks, of: corpus) : .addMarks(clips.marks, of: corpus)]
    }
}
