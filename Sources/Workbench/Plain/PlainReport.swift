import Corpora
import Recognition
import TextCanvas

/// A state in sentences, for screen readers: what one would see, topic by topic.
package struct PlainReport: Sendable {
    /// What a sentence is about; of each there is at most one.
    package enum Topic: Int, CaseIterable, Hashable, Sendable {
        case screen, corpus, tour, training, figures, aspect, filter, list, selection, overlay, notice
    }

    private var sentences: [Topic: String] = [:]
    /// How far the training is, in tenths and folds: its sentence is said again when this changes, not with every loss.
    private let progress: Int

    /// The sentences of a state.
    package init(_ state: WorkbenchState) {
        sentences[.screen] = "\(state.screen.title) screen, \(state.focusedPane.title)."
        sentences[.corpus] = Self.corpus(state)
        sentences[.tour] = state.showsTour ? TourView.lines(of: state).joined(separator: " ") : nil
        sentences[.training] = Self.training(state)
        progress =
            state.train.session.map { session in
                guard session.isBusy else { return -1 }
                return Int((session.share ?? 0) * 10)
            } ?? -1
        sentences[.figures] = PlainResults.figures(of: state)
        sentences[.aspect] = PlainResults.aspect(of: state)
        sentences[.filter] = Self.filter(state)
        sentences[.list] = Self.list(state)
        sentences[.selection] = PlainSelection.sentence(of: state)
        sentences[.overlay] = state.overlays.last.map { PlainOverlay.sentence(of: $0, in: state) }
        if let notice = state.notices.shown { sentences[.notice] = Self.sentence(of: notice) }
    }

    /// Everything, in order.
    package var all: [String] { Topic.allCases.compactMap { sentences[$0] } }

    /// What is to be said after a change: the sentences that are new, the least first to change last to be heard.
    package func announcements(since before: PlainReport) -> [String] {
        Topic.allCases.compactMap { topic in
            if topic == .overlay, before.sentences[topic] != nil, sentences[topic] == nil { return "Closed." }
            if topic == .training, progress == before.progress, progress >= 0, before.sentences[topic] != nil {
                return nil
            }
            return sentences[topic] == before.sentences[topic] ? nil : sentences[topic]
        }
    }

    /// Lets the message be said again if it comes again.
    package mutating func forgetNotice() { sentences[.notice] = nil }

    private static func sentence(of notice: Notice) -> String {
        switch notice.weight {
        case .done: "\(notice.text)."
        case .warning: "Note: \(notice.text)."
        case .error: "Error: \(notice.text)."
        }
    }

    /// Progress is told in tenths, so that a long scan does not talk all the time.
    private static func corpus(_ state: WorkbenchState) -> String {
        switch state.corpus {
        case .scanning(let path, _, let done, let total):
            total > 0 ? "Reading \(path): \(10 * (10 * done / total)) per cent." : "Reading \(path)."
        case .failed(let path, let failure): "\(path) cannot be used: \(failure.description)."
        case .open(let corpus):
            "Corpus \(corpus.name): \(Format.counted(corpus.clips.count, "clip")), "
                + "\(Format.counted(state.clips.table.speakerNames.count, "speaker"))."
        }
    }

    /// How far a training is, and what became of it.
    private static func training(_ state: WorkbenchState) -> String? {
        guard let session = state.train.session else { return nil }
        switch session.phase {
        case .ended(let run): return ended(run)
        case .failed(let reason): return "The training failed: \(reason)."
        case .discarded: return "The training was discarded."
        case .starting, .running, .stopping, .discarding: break
        }
        guard let share = session.share else { return "A training begins." }
        let left = session.timeLeft.map { ", about \($0) left" } ?? ""
        let last = session.log.last.map { " \($0)." } ?? ""
        return (share < 0.1 ? "A training runs" : "Training: \(10 * Int(share * 10)) per cent") + "\(left).\(last)"
    }

    private static func ended(_ run: RunSummary) -> String {
        guard run.state == .finished, let uar = run.uar, let accuracy = run.accuracy else {
            return "The training stopped after \(run.epochs) of \(Format.counted(run.totalEpochs, "epoch"))."
        }
        return "The training has finished: UAR \(Format.percent(uar)), accuracy \(Format.percent(accuracy))."
    }

    private static func filter(_ state: WorkbenchState) -> String? {
        switch state.screen {
        case .clips where !state.clips.queryText.isEmpty: "Filter: \(state.clips.queryText)."
        case .runs where !state.runs.filter.isEmpty: "Filter: \(state.runs.filter)."
        default: nil
        }
    }

    /// How long the list of the screen is.
    private static func list(_ state: WorkbenchState) -> String? {
        switch state.screen {
        case .clips where state.corpus.opened != nil:
            "\(Format.count(state.clips.rows.count)) of \(Format.counted(state.clips.table.clips.count, "clip")) listed, "
                + "sorted by \(state.clips.sort.column.meaning)\(state.clips.sort.isDescending ? ", descending" : "")."
        case .runs where state.runs.searches.isShown:
            "\(Format.counted(state.runs.searches.all.count, "search", plural: "searches")) listed."
        case .runs where !state.runs.isRead: "Reading the runs."
        case .runs: "\(Format.counted(state.runs.rows.count, "run")) listed."
        case .classify where state.classify.showsFolder: folder(state.classify.folder)
        case .train: "\(Format.counted(state.train.form.rows.count, "row")) in the form."
        case .evaluate: state.evaluate.list.map { "\($0.title): \(Format.counted($0.predictions.count, "clip"))." }
        default: nil
        }
    }

    /// How many files of a folder were recognised; said once all are there.
    private static func folder(_ folder: ClassifiedFolder?) -> String? {
        guard let folder else { return nil }
        guard folder.files.count == folder.total else { return "Listening to \(Format.counted(folder.total, "file"))." }
        let score = folder.score.map {
            ", \(Format.count($0.right)) of \(Format.count($0.files)) right, UAR \(Format.percent($0.uar))"
        }
        return "\(Format.counted(folder.files.count, "file"))\(score ?? ""), sorted by \(folder.order.rawValue)."
    }
}
