import Corpora
import Recognition
import TextCanvas

extension WorkbenchState {
    /// Counts the classes and asks for their summaries, where they are not at hand.
    mutating func enterClasses() -> [Effect] {
        guard let corpus = corpus.opened else { return [] }
        classes.open(corpus, scheme: classes.scheme)
        let summaries = classes.progress == .none ? summariseClasses(of: corpus) : []
        return summaries + (classes.plot == .number ? compareByNumber() : [])
    }

    /// Rows that the list of numbers has room for.
    var classNumbersHeight: Int {
        let inside = ClassesView.plots(in: screenArea, share: mouse.shares[.classes]).interior
        let layout = ClassNumbersLayout(in: inside, classes: classes.counts.count)
        return max(1, Table.rows(inHeight: layout.list.height))
    }

    /// Obeys a command of the Classes screen.
    mutating func perform(_ command: ClassesCommand, count: Int?) -> [Effect] {
        switch command {
        case .nextPlot: return show(classes.plot.stepped(by: count ?? 1))
        case .previousPlot: return show(classes.plot.stepped(by: -(count ?? 1)))
        case .zoom: classes.isZoomed.toggle()
        case .compare: return show(classes.plot == .number ? .filterBank : .number)
        case .nextNumber, .previousNumber: moveNumber(command == .nextNumber ? .down : .up, count: count)
        case .ridges: classes.numbers.showsRidges.toggle()
        case .order: classes.numbers.nextOrder(numbers.comparisons, height: classNumbersHeight)
        case .find:
            overlays.append(.prompt(Prompt(.numberSearch, title: "find", text: classes.numbers.searched)))
        case .leave: leave()
        case .labels: return changeLabels()
        case .showClips: return showClipsOfClass()
        case .refresh:
            guard let corpus = corpus.opened else { return [] }
            return summariseClasses(of: corpus)
        }
        return []
    }

    /// Escape undoes the innermost thing: what is searched for, the class shown alone.
    private mutating func leave() {
        if classes.plot == .number, !classes.numbers.searched.isEmpty {
            searchNumbers("")
        } else {
            classes.isZoomed = false
        }
    }

    /// Finds numbers by a part of their names.
    mutating func searchNumbers(_ text: String) {
        classes.numbers.search(text, numbers.comparisons, height: classNumbersHeight)
    }

    private mutating func moveNumber(_ motion: Motion, count: Int?) {
        classes.numbers.move(motion, count: count, numbers.comparisons, height: classNumbersHeight)
    }

    /// Shows another plot of the classes and asks for what it needs.
    private mutating func show(_ plot: ClassPlot) -> [Effect] {
        classes.plot = plot
        guard plot == .number else { return [] }
        classes.isZoomed = false
        return compareByNumber()
    }

    private mutating func compareByNumber() -> [Effect] { measureCorpus() + compareClasses() }

    /// Selects another class; among the plots, left and right go to its neighbours too.
    mutating func moveInClasses(_ motion: Motion, count: Int?) -> [Effect] {
        let total = classes.counts.count
        switch motion {
        case .left, .right: break
        default:
            if focusedPane == .classPlots, classes.plot == .number, !classes.isZoomed {
                moveNumber(motion, count: count)
                return []
            }
        }
        switch motion {
        case .left: classes.cursor.move(.up, count: count, total: total, height: total)
        case .right: classes.cursor.move(.down, count: count, total: total, height: total)
        default: classes.cursor.move(motion, count: count, total: total, height: total)
        }
        return []
    }

    /// The summaries came on: clips read so far.
    mutating func takeSummaryProgress(_ request: Request, done: Int, total: Int) -> [Effect] {
        if case .reading(request, _, _) = classes.progress {
            classes.progress = .reading(request, done: done, total: total)
        }
        return []
    }

    /// The summaries came.
    mutating func take(_ request: Request, _ result: Result<[ClassSummary], Failure>) -> [Effect] {
        guard case .reading(request, _, _) = classes.progress else { return [] }
        switch result {
        case .success(let summaries): classes.take(summaries)
        case .failure(let failure):
            classes.progress = .failed(failure.description)
            notices.post(.error, failure.description)
        }
        return []
    }

    private mutating func summariseClasses(of corpus: Corpus) -> [Effect] {
        let request = requests.next()
        classes.progress = .reading(request, done: 0, total: 0)
        return [.summariseClasses(of: corpus, classes.scheme, request)]
    }

    private mutating func changeLabels() -> [Effect] {
        guard let corpus = corpus.opened else { return [] }
        let all = LabelScheme.allCases
        let index = all.firstIndex(of: classes.scheme) ?? 0
        classes.open(corpus, scheme: all[(index + 1) % all.count])
        numbers.forgetComparisons()
        return summariseClasses(of: corpus) + compareClasses()
    }

    private mutating func showClipsOfClass() -> [Effect] {
        guard let corpus = corpus.opened, let selected = classes.selected else { return [] }
        let members = corpus.clips.filter { classes.scheme.label(of: $0) == selected.name }
        guard !members.isEmpty else {
            notices.post(.warning, "no clip is \(selected.name)")
            return []
        }
        return showClips(ClipSubset(title: selected.name, clips: Set(members.map(\.id))))
    }
}
