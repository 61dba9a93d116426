import Corpora
import Recognition

extension WorkbenchState {
    /// Rows that the clip list has room for.
    var clipListHeight: Int { max(1, ClipsLayout(in: screenArea, state: self).list.height - 3) }

    /// Asks for the analysis of the selection, where it is not at hand.
    mutating func enterClips() -> [Effect] { askForPredictions() + analyseSelection() }

    /// Obeys a command of the Clips screen.
    mutating func perform(_ command: ClipsCommand, count: Int?) -> [Effect] {
        switch command {
        case .inspect: focus[.clips] = .clipInspector
        case .openFile: askForGuest()
        case .filter: overlays.append(.prompt(Prompt(.clipFilter, title: "filter", text: clips.queryText)))
        case .clearFilter: return clearOrLeave()
        case .sortNext, .sortReverse: return sortClips(command)
        case .problems: overlays.append(.problems(ListCursor()))
        case .mark: return toggleMark()
        case .note: editNote()
        case .undo: return undo()
        case .columns: overlays.append(.columns(ListCursor()))
        case .card: overlays.append(.corpusCard(TextScroll()))
        case .nextPlot: clips.inspector.selectPlot(by: count ?? 1)
        case .previousPlot: clips.inspector.selectPlot(by: -(count ?? 1))
        case .zoom: clips.inspector.isZoomed.toggle()
        case .cursorFarLeft: moveTime(by: -0.1, count: count)
        case .cursorFarRight: moveTime(by: 0.1, count: count)
        case .regionStart, .regionEnd, .regionZoom, .regionClear, .pin, .unpin: choose(command)
        case .spectrogram, .numbers, .pitch, .intensity, .formants, .filters: return toggle(command)
        case .longerWindow, .shorterWindow, .taper: return transform(command)
        default: look(command, count: count ?? 1)
        }
        return []
    }

    /// Shows or hides something in the inspector, and asks for what it needs.
    private mutating func toggle(_ command: ClipsCommand) -> [Effect] {
        switch command {
        case .spectrogram: clips.inspector.showsSpectrogram.toggle()
        case .numbers: clips.inspector.showsNumbers.toggle()
        case .filters: clips.inspector.showsFilters.toggle()
        case .pitch: clips.inspector.showsPitch.toggle()
        case .intensity: clips.inspector.showsIntensity.toggle()
        default: clips.inspector.toggleFormants()
        }
        clips.inspector.keepSelection()
        return measureSelection() + (clips.inspector.showsNumbers ? measureCorpus() : [])
    }

    /// Computes the spectrogram another way; what is at hand was computed the old way.
    private mutating func transform(_ command: ClipsCommand) -> [Effect] {
        switch command {
        case .longerWindow: guard clips.inspector.transform.changeLength(by: 1) else { return [] }
        case .shorterWindow: guard clips.inspector.transform.changeLength(by: -1) else { return [] }
        default: clips.inspector.transform.nextTaper()
        }
        clips.inspector.showsSpectrogram = true
        clips.analyses = AnalysisCache()
        outdatePinned()
        return analyseSelection()
    }

    /// Changes how the plots are looked at.
    private mutating func look(_ command: ClipsCommand, count: Int) {
        let length = clips.seconds
        switch command {
        case .zoomIn: clips.inspector.zoomTime(by: count, within: length)
        case .zoomOut: clips.inspector.zoomTime(by: -count, within: length)
        case .fit: clips.inspector.fitTime()
        case .panLeft: clips.inspector.panTime(by: -0.25 * Double(count), within: length)
        case .panRight: clips.inspector.panTime(by: 0.25 * Double(count), within: length)
        case .frequencyScale: clips.inspector.scale = clips.inspector.scale.next
        case .colors: clips.inspector.look.nextColors()
        case .widerRange: clips.inspector.look.changeRange(by: count)
        case .narrowerRange: clips.inspector.look.changeRange(by: -count)
        case .moreGain: clips.inspector.look.changeGain(by: count)
        case .lessGain: clips.inspector.look.changeGain(by: -count)
        default: break
        }
    }

    /// Moves within the focused pane of the Clips screen; left and right move the time cursor in both.
    mutating func moveInClips(_ motion: Motion, count: Int?) -> [Effect] {
        switch (motion, focusedPane) {
        case (.left, _): moveTime(by: -0.01, count: count)
        case (.right, _): moveTime(by: 0.01, count: count)
        case (_, .clipInspector) where clips.inspector.isZoomed && clips.inspector.selected == .numbers:
            clips.inspector.numbersScroll.move(motion, total: VoiceNumber.all.count, height: zoomedNumberRows)
        case (.up, .clipInspector): clips.inspector.selectPlot(by: -(count ?? 1))
        case (.down, .clipInspector): clips.inspector.selectPlot(by: count ?? 1)
        case (.first, .clipInspector): clips.inspector.moveTime(to: 0, within: clips.seconds)
        case (.last, .clipInspector):
            clips.inspector.moveTime(to: .greatestFiniteMagnitude, within: clips.seconds)
        default:
            clips.guest = nil
            clips.cursor.move(motion, count: count, total: clips.rows.count, height: clipListHeight)
            return analyseSelection()
        }
        return []
    }

    /// The filter is being typed: it works at once where it makes sense, and the last one that did stays otherwise.
    ///
    /// - Parameter isTyping: whether more may come: a word that begins a key then hides nothing yet.
    mutating func filterClips(by text: String, isTyping: Bool = false) -> String? {
        do {
            let query = try ClipQuery(text)
            clips.setQuery(query, text: text, height: clipListHeight)
            if isTyping, clips.rows.isEmpty, let open = query.withoutUnfinishedKey() {
                clips.setQuery(open, text: text, height: clipListHeight)
            }
            return predictionProblem(of: query)
        } catch {
            return error.description
        }
    }

    /// Shows only some clips of the corpus, as another screen asks; `back` returns there.
    mutating func showClips(_ subset: ClipSubset) -> [Effect] {
        clips.setQuery(.everything, text: "", height: clipListHeight)
        clips.setSubset(subset, height: clipListHeight)
        focus[.clips] = .clipList
        return follow(to: .clips)
    }

    /// Selects a clip by its path; a filter that hides it is taken off.
    mutating func showClip(_ id: String) -> [Effect] {
        if !clips.select(id, height: clipListHeight) {
            clips.setQuery(.everything, text: "", height: clipListHeight)
            clips.setSubset(nil, height: clipListHeight)
            guard clips.select(id, height: clipListHeight) else {
                notices.post(.warning, "\(id) cannot be shown: the scan left it out")
                return []
            }
        }
        return analyseSelection()
    }

    /// An analysis came. Neighbours are asked for once the selection itself is there.
    mutating func take(_ request: Request, _ result: Result<ClipAnalysis, Failure>) -> [Effect] {
        guard let clip = clips.analyses.take(request, result) else { return [] }
        refreshPinned(clip)
        if clip == clips.guest?.id { measureGuest() }
        guard clip == clips.shown?.id else { return [] }
        return prefetchNeighbours() + measureSelection()
    }

    /// The corpus that clips are read from; a sound outside needs none.
    var inspectedCorpus: Corpus? { corpus.opened ?? (clips.guest == nil ? nil : Corpus(root: "", clips: [])) }

    /// Asks for the analysis of the selected clip, unless it is at hand or on its way.
    mutating func analyseSelection() -> [Effect] {
        guard let clip = clips.shown, let corpus = inspectedCorpus else { return [] }
        clips.inspector.moveTime(to: clips.inspector.time, within: clips.seconds)
        clips.standing = nil
        clips.analyses.touch(clip.id)
        if clips.analyses[clip.id] != nil { return prefetchNeighbours() + measureSelection() }
        clips.analyses.forget(except: [clip.id])
        guard clips.analyses.canCome(clip.id), !clips.analyses.isAwaiting(clip.id) else { return [] }
        let request = requests.next()
        clips.analyses.await(clip.id, request)
        return [.analyseClip(clip, of: corpus, clips.inspector.transform.options, request)]
    }

    /// Asks for the clips around the selection; this replaces what was asked for ahead before.
    private mutating func prefetchNeighbours() -> [Effect] {
        guard let corpus = inspectedCorpus else { return [] }
        let row = clips.cursor.selection
        let stale = clips.pinned.filter(\.isStale).map(\.clip)
        let neighbours = [row + 1, row - 1].compactMap { clips.clip(at: $0) }.filter { neighbour in
            !stale.contains { $0.id == neighbour.id }
        }
        let missing = (stale + neighbours).filter { clips.analyses.canCome($0.id) }
        guard missing.contains(where: { !clips.analyses.isAwaiting($0.id) }) else { return [] }
        clips.analyses.forget(except: [])
        let asked = missing.map { ClipRequest(clip: $0, request: requests.next()) }
        for item in asked { clips.analyses.await(item.clip.id, item.request) }
        return [.prefetchClips(asked, of: corpus, clips.inspector.transform.options)]
    }

    /// Moves the time cursor by a share of what is in sight, so that a step is as wide on the screen for every clip.
    private mutating func moveTime(by share: Double, count: Int?) {
        guard clips.shown != nil else { return }
        let shown = clips.inspector.window.range(of: clips.seconds)
        let step = share * (shown.upperBound - shown.lowerBound) * Double(count ?? 1)
        clips.inspector.moveTime(to: clips.inspector.time + step, within: clips.seconds)
    }

    /// Rows that the table of numbers has where it is shown alone.
    private var zoomedNumberRows: Int {
        VoiceTableView.rows(in: ClipsLayout(in: screenArea, state: self).inspector.interior)
    }

    /// Sorts by the next column, or the other way round.
    private mutating func sortClips(_ command: ClipsCommand) -> [Effect] {
        var sort = clips.sort
        if command == .sortNext { sort.column = sort.column.next } else { sort.isDescending.toggle() }
        clips.setSort(sort, height: clipListHeight)
        return askForPredictions() + analyseSelection()
    }

    /// Escape undoes the innermost thing: zoom, the focus on the inspector, the filter, the subset.
    private mutating func clearOrLeave() -> [Effect] {
        if clips.inspector.isZoomed {
            clips.inspector.isZoomed = false
        } else if clips.guest != nil {
            return leaveGuest()
        } else if focusedPane == .clipInspector {
            focus[.clips] = .clipList
        } else if !clips.queryText.isEmpty {
            clips.remember(.filter(clips.queryText))
            clips.setQuery(.everything, text: "", height: clipListHeight)
            return analyseSelection()
        } else if clips.subset != nil {
            clips.setSubset(nil, height: clipListHeight)
            return analyseSelection()
        }
        return []
    }
}
