package import Corpora
package import Recognition

/// A clip that stays in sight while others are selected.
package struct PinnedClip: Sendable {
    /// How many clips are kept at most.
    package static let most = 5

    /// The clip.
    package let clip: Clip
    /// What is shown of it.
    package internal(set) var analysis: ClipAnalysis
    /// Its voice, where that is measured.
    package internal(set) var voice: ClipVoice?
    /// Whether the analysis is of other options than those that hold now.
    package internal(set) var isStale = false
}
