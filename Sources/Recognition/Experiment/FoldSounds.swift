/// The clips as the networks of one recipe hear them.
struct FoldSounds {
    /// How samples are taken out of clips.
    let features: WindowFeatures
    /// The clips of the run's corpus.
    let clips: ClipStore
    /// The clips of the other corpus, where the protocol tests one.
    let testedClips: ClipStore?
}
