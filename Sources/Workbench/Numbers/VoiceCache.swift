package import Recognition

/// The voices that are at hand, and the one on its way.
package struct VoiceCache: Sendable {
    /// Voices kept; one of 4 s takes about 30 kB.
    package static let capacity = 16

    /// Newest last.
    private var kept: [ClipVoice] = []
    /// Clips whose voice could not be measured, and why.
    private var failures: [String: Failure] = [:]
    /// The clip on its way.
    private var awaited: (request: Request, clip: String)?

    /// Nothing at hand.
    package init() {}

    /// The voice of a clip, if it is at hand.
    package subscript(clip: String) -> ClipVoice? { kept.last { $0.clip == clip } }

    /// Why the voice of a clip could not be measured.
    package func failure(of clip: String) -> Failure? { failures[clip] }

    /// Whether a clip is being measured.
    package func isAwaiting(_ clip: String) -> Bool { awaited?.clip == clip }

    /// Whether a clip has to be asked for.
    func isMissing(_ clip: String) -> Bool {
        self[clip] == nil && failures[clip] == nil && awaited?.clip != clip
    }

    /// Waits for a clip, and for no other any more.
    mutating func await(_ clip: String, _ request: Request) { awaited = (request, clip) }

    /// Takes a result. Returns the clip it is of, or nil where nobody awaited it.
    mutating func take(_ request: Request, _ result: Result<ClipVoice, Failure>) -> String? {
        guard let awaited, awaited.request == request else { return nil }
        self.awaited = nil
        switch result {
        case .success(let voice):
            kept.removeAll { $0.clip == voice.clip }
            kept.append(voice)
            if kept.count > Self.capacity { kept.removeFirst() }
        case .failure(let failure): failures[awaited.clip] = failure
        }
        return awaited.clip
    }
}
