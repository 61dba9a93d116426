import Corpora
import TextCanvas

/// The top row: program, corpus, a running training, and the screens with their numbers.
struct HeaderView {
    let state: WorkbenchState

    /// Draws into the given row.
    func draw(in row: Rect, on canvas: inout Canvas) {
        canvas.fill(row, as: .bar)
        let tabs = tabs(room: row.width)
        let width = tabs.reduce(0) { $0 + $1.text.columns }
        let (left, right) = row.splitRight(width)
        canvas.write(tabs, in: right)
        canvas.write(facts(room: left.width - 1), in: left.inset(left: 1))
    }

    /// The screen whose name stands at a column.
    func screen(at column: Int) -> Screen? {
        let tabs = tabs(room: state.width)
        var start = state.width - tabs.reduce(0) { $0 + $1.text.columns }
        for (screen, tab) in zip(Screen.allCases, tabs) {
            if (start..<start + tab.text.columns).contains(column) { return screen }
            start += tab.text.columns
        }
        return nil
    }

    /// The screens; where there is little room only the one in sight is named.
    private func tabs(room: Int) -> [(text: String, role: Role)] {
        let isNarrow = room < 66
        return Screen.allCases.map { screen in
            let isShown = screen == state.screen
            let name = isNarrow && !isShown ? "\(screen.rawValue)" : "\(screen.rawValue) \(screen.title)"
            return (" \(name) ", isShown ? .barActive : .bar)
        }
    }

    /// What is known of corpus and training, in order; what matters least is left out first.
    private func facts(room: Int) -> [(text: String, role: Role)] {
        var facts = [Fact(text: "Emoscope", role: .bar, worth: 3)] + corpusFacts
        if let training { facts.append(Fact(text: training, role: .training, worth: 5)) }
        while facts.reduce(-2, { $0 + $1.text.columns + 2 }) > room, let least = facts.map(\.worth).min() {
            facts.removeAll { $0.worth == least }
        }
        return facts.flatMap { [(text: $0.text, role: $0.role), (text: "  ", role: .bar)] }
    }

    /// The corpus in a few words.
    private var corpusFacts: [Fact] {
        switch state.corpus {
        case .scanning(let path, _, _, _):
            return [Fact(text: String(path.split(separator: "/").last ?? ""), role: .bar, worth: 4)]
        case .failed: return [Fact(text: "no corpus", role: .error, worth: 4)]
        case .open(let corpus):
            return [
                Fact(text: corpus.name, role: .bar, worth: 4),
                Fact(text: Format.counted(corpus.clips.count, "clip"), role: .bar, worth: 2),
                Fact(text: Format.counted(state.clips.table.speakerNames.count, "speaker"), role: .bar, worth: 1),
            ]
        }
    }

    /// The training in a few characters; on its own screen it is told at length.
    private var training: String? {
        guard let session = state.train.session, session.isBusy, state.screen != .train else { return nil }
        guard let share = session.share else { return "train ..." }
        let left = session.timeLeft.map { " " + $0 } ?? ""
        return "train " + Format.percent(share, decimals: 0) + left
    }

    private struct Fact {
        let text: String
        let role: Role
        let worth: Int
    }
}
