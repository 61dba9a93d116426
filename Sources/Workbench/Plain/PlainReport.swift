import Corpora
import Recognition
import TextCanvas

/// A state in sentences, for screen readers: what one would see, topic by topic.
package struct PlainReport: Sendable {
    /// What a sentence is about; of each there is at most one.
    package enum Topic: Int, CaseIterable, Hashable, Sendable {
        case screen, corpus, training, filter, list, selection, overlay, notice
    }

    private var sentences: [Topic: String] = [:]

    /// The sentences of a state.
    package init(_ state: WorkbenchState) {
        sentences[.screen] = "\(state.screen.title) screen, \(state.focusedPane.title)."
        sentences[.corpus] = Self.corpus(state)
        sentences[.training] = Self.training(state)
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

    private static func training(_ state: WorkbenchState) -> String? {
        guard let session = state.train.session else { return nil }
        guard session.isBusy else { return "No training runs." }
        guard let share = session.share else { return "A training begins." }
        let left = session.timeLeft.map { ", \($0) left" } ?? ""
        return share < 0.1 ? "A training runs." : "Training: \(10 * Int(share * 10)) per cent\(left)."
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
        case .runs: "\(Format.counted(state.runs.rows.count, "run")) listed."
        case .train: "\(Format.counted(state.train.form.rows.count, "row")) in the form."
        case .evaluate: state.evaluate.list.map { "\($0.title): \(Format.counted($0.predictions.count, "clip"))." }
        default: nil
        }
    }
}
