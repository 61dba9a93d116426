import Corpora
import Recognition

extension WorkbenchState {
    /// Begins to measure the corpus, unless it is being done or is done.
    mutating func measureCorpus() -> [Effect] {
        guard let corpus = corpus.opened, numbers.progress == .none else { return [] }
        let request = requests.next()
        numbers.begin(request)
        return [.measureCorpus(corpus, request)]
    }

    /// Clips were measured: places and comparisons follow, where they are in sight.
    mutating func take(_ request: Request, _ rows: [CorpusNumbers.Row]) -> [Effect] {
        guard numbers.take(request, rows) else { return [] }
        refreshStanding()
        return compareClasses()
    }

    /// All clips are measured.
    mutating func takeMeasured(_ request: Request) -> [Effect] {
        guard numbers.complete(request) else { return [] }
        refreshStanding()
        return compareClasses()
    }

    /// The classes were compared; what was measured meanwhile is compared next.
    mutating func take(_ request: Request, _ comparisons: [ClassComparison]) -> [Effect] {
        guard numbers.take(request, comparisons) else { return [] }
        classes.numbers.keepSelection(among: numbers.comparisons, height: classNumbersHeight)
        return compareClasses()
    }

    /// Asks for a comparison where one is in sight and clips have come since the last.
    mutating func compareClasses() -> [Effect] {
        guard let corpus = corpus.opened, screen == .classes, classes.plot == .number, numbers.needsComparison
        else { return [] }
        let request = requests.next()
        numbers.await(request)
        return [.compareClasses(numbers.table, of: corpus, classes.scheme, request)]
    }

    /// The voice of a clip came.
    mutating func take(_ request: Request, _ result: Result<ClipVoice, Failure>) -> [Effect] {
        guard let clip = clips.voices.take(request, result), clip == clips.shown?.id else { return [] }
        refreshStanding()
        return []
    }

    /// Asks for the voice of the selected clip, where something of it is shown and it is not at hand.
    mutating func measureSelection() -> [Effect] {
        guard let clip = clips.shown, let corpus = inspectedCorpus, clips.inspector.showsVoice else { return [] }
        refreshStanding()
        guard clips.voices.isMissing(clip.id) else { return [] }
        let request = requests.next()
        clips.voices.await(clip.id, request)
        return [.measureClip(clip, of: corpus, request)]
    }

    /// Works out the places of the selected clip's numbers, where their table is shown.
    mutating func refreshStanding() {
        guard clips.inspector.showsNumbers, let clip = clips.shown, let voice = clips.voices[clip.id] else {
            clips.standing = nil
            return
        }
        if clip.isOutside {
            clips.standing = VoiceStanding(ofOutsider: voice, among: numbers.table)
            return
        }
        guard let position = clips.selectedPosition, let corpus = corpus.opened else {
            clips.standing = nil
            return
        }
        clips.standing = VoiceStanding(
            of: voice, at: Int(position), among: numbers.table, of: corpus, classes.scheme)
    }
}
