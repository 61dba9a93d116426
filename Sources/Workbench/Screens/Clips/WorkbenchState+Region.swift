import TextCanvas

extension WorkbenchState {
    /// Obeys a command about a stretch of the clip, or about a clip beside it.
    mutating func choose(_ command: ClipsCommand) {
        let time = clips.inspector.time
        switch command {
        case .regionStart: clips.inspector.region.begin(at: time)
        case .regionEnd: clips.inspector.region.finish(at: time)
        case .regionClear: clips.inspector.region = TimeRegion()
        case .regionZoom:
            guard let region = clips.inspector.region.range else {
                let keys = [ClipsCommand.regionStart, .regionEnd].map { keyName(.clips($0)) }
                notices.post(.warning, "no region yet: \(keys[0]) begins one at the cursor, \(keys[1]) ends it")
                return
            }
            clips.inspector.showTime(region, within: clips.selected?.seconds ?? 0)
        case .pin: togglePin()
        default: break
        }
    }

    /// Pins the selected clip, or lets go of the pinned one.
    private mutating func togglePin() {
        if clips.pinned != nil {
            clips.pinned = nil
            return
        }
        guard let clip = clips.selected, let analysis = clips.analyses[clip.id] else {
            notices.post(.warning, "the clip is not analysed yet")
            return
        }
        clips.pinned = PinnedClip(clip: clip, analysis: analysis, voice: clips.voices[clip.id])
        notices.post(.done, "\(clip.fileName) stays in sight; \(keyName(.clips(.pin))) lets it go")
    }
}
