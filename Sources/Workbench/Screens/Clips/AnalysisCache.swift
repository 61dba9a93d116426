package import Recognition

/// The analyses that are at hand, and those on their way.
///
/// The newest few are kept, so that going back to a neighbour shows it at once.
package struct AnalysisCache: Sendable {
    /// Analyses kept; one of 4 s at 48 kHz takes about 2 MB.
    package static let capacity = 8

    /// Newest last.
    private var kept: [ClipAnalysis] = []
    /// Clips that could not be analysed, and why; forgotten with the corpus.
    private var failures: [String: Failure] = [:]
    /// Clips on their way, by request.
    package private(set) var awaited: [Request: String] = [:]

    /// Nothing at hand.
    package init() {}

    /// The analysis of a clip, if it is at hand.
    package subscript(clip: String) -> ClipAnalysis? { kept.last { $0.clip == clip } }

    /// Why a clip could not be analysed.
    package func failure(of clip: String) -> Failure? { failures[clip] }

    /// Whether a clip is not at hand but could be: it is not known to fail.
    package func canCome(_ clip: String) -> Bool { self[clip] == nil && failures[clip] == nil }

    /// Whether a clip is on its way.
    package func isAwaiting(_ clip: String) -> Bool { awaited.values.contains(clip) }

    /// Waits for a clip under a request.
    mutating func await(_ clip: String, _ request: Request) { awaited[request] = clip }

    /// Waits for nothing any more but the clips named; results of the others are dropped when they come.
    mutating func forget(except clips: Set<String>) { awaited = awaited.filter { clips.contains($0.value) } }

    /// Takes a result. Returns the clip it is of, or nil where nobody awaited it.
    mutating func take(_ request: Request, _ result: Result<ClipAnalysis, Failure>) -> String? {
        guard let clip = awaited.removeValue(forKey: request) else { return nil }
        switch result {
        case .success(let analysis):
            kept.removeAll { $0.clip == clip }
            kept.append(analysis)
            if kept.count > Self.capacity { kept.removeFirst() }
        case .failure(let failure):
            failures[clip] = failure
        }
        return clip
    }

    /// Marks a clip as used now, so that it is kept longest.
    mutating func touch(_ clip: String) {
        guard let index = kept.lastIndex(where: { $0.clip == clip }), index != kept.count - 1 else { return }
        kept.append(kept.remove(at: index))
    }
}
