import Audio
import Corpora
import Recognition

extension Clip {
    /// A sound outside the corpus, as the inspector shows it: of emotion and speaker nothing is known, and nothing is said.
    static func outside(_ path: String, frames: Int = 0, sampleRate: Int = 1) -> Clip {
        Clip(
            id: path, name: ClipName(emotion: .neutral, sex: .female, speaker: ""), frames: frames,
            sampleRate: sampleRate, contentDigest: Digest(low: 0, high: 0))
    }
}

extension WorkbenchState {
    /// Asks for the path of a sound to look at.
    mutating func askForGuest() {
        overlays.append(
            .prompt(Prompt(.inspectPath, title: "sound file to look at", text: clips.guest?.id ?? "")))
    }

    /// Shows a sound outside the corpus in the inspector; `back` returns to where it was asked for.
    mutating func inspect(path: String) -> [Effect] {
        let path = absolute(path.trimmingSpaces)
        guard !path.isEmpty else { return [] }
        if let clip = clip(at: path) { return followToInspector() + showClip(clip.id) }
        clips.guest = .outside(path)
        clips.inspector.fitTime()
        return followToInspector()
    }

    /// The clip of the corpus that lies at a path.
    private func clip(at path: String) -> Clip? {
        guard let corpus = corpus.opened, path.hasPrefix(corpus.root + "/") else { return nil }
        let id = path.dropFirst(corpus.root.count + 1)
        return corpus.clips.first { $0.id == id }
    }

    private mutating func followToInspector() -> [Effect] {
        focus[.clips] = .clipInspector
        return screen == .clips ? analyseSelection() : follow(to: .clips)
    }

    /// The analysis of a sound tells its length, which no list knows.
    mutating func measureGuest() {
        guard let guest = clips.guest, let analysis = clips.analyses[guest.id] else { return }
        clips.guest = .outside(guest.id, frames: analysis.samples.count, sampleRate: analysis.sampleRate)
    }

    /// Leaves the sound outside the corpus: back to the screen that led to it, or to the selected clip.
    mutating func leaveGuest() -> [Effect] {
        clips.guest = nil
        guard let previous = trail.popLast() else { return analyseSelection() }
        return show(previous)
    }

    /// A path from the root, as far as it is known where the program was started.
    func absolute(_ path: String) -> String {
        if path == "~" || path.hasPrefix("~/"), let home = folders.home { return home + path.dropFirst() }
        guard !path.isEmpty, !path.hasPrefix("/"), let current = folders.current else { return path }
        return current + "/" + path
    }
}

extension String {
    /// Without spaces at both ends, as they come with a path that is pasted.
    var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
