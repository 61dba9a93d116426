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
            clips.inspector.showTime(region, within: clips.seconds)
        case .pin: togglePin()
        case .unpin: unpinAll()
        default: break
        }
    }

    /// Keeps the selected clip in sight, or lets go of it where it is kept already.
    private mutating func togglePin() {
        guard let clip = clips.shown, let analysis = clips.analyses[clip.id] else {
            notices.post(.warning, "the clip is not analysed yet")
            return
        }
        if let index = clips.pinned.firstIndex(where: { $0.clip.id == clip.id }) {
            clips.pinned.remove(at: index)
            notices.post(.done, "\(clip.fileName) is let go of")
            return
        }
        let all = keyName(.clips(.unpin))
        guard clips.pinned.count < PinnedClip.most else {
            notices.post(.warning, "\(PinnedClip.most) clips stay in sight already: \(all) lets go of them")
            return
        }
        clips.pinned.append(PinnedClip(clip: clip, analysis: analysis, voice: clips.voices[clip.id]))
        notices.post(
            .done, "\(clip.fileName) stays in sight; \(keyName(.clips(.pin))) lets it go, \(all) all of them")
    }

    /// Lets go of all clips that are kept in sight.
    private mutating func unpinAll() {
        if clips.pinned.isEmpty {
            notices.post(.warning, "no clip is kept in sight: \(keyName(.clips(.pin))) keeps the selected one")
        }
        clips.pinned = []
        clips.inspector.moveTime(to: clips.inspector.time, within: clips.seconds)
    }

    /// An analysis that came may be of a clip that is kept in sight.
    mutating func refreshPinned(_ clip: String) {
        guard let index = clips.pinned.firstIndex(where: { $0.clip.id == clip }), let analysis = clips.analyses[clip]
        else { return }
        clips.pinned[index].analysis = analysis
        clips.pinned[index].isStale = false
    }

    /// Has the clips that are kept in sight analysed anew: the options have changed.
    mutating func outdatePinned() {
        for index in clips.pinned.indices { clips.pinned[index].isStale = true }
    }
}
