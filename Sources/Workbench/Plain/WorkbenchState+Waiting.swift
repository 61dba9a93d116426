extension WorkbenchState {
    /// Whether something was asked for that the next line may be about: the corpus, a list, an answer. Nothing that goes on
    /// for long beside other work counts, such as a training.
    package var awaitsAnswer: Bool {
        if case .scanning = corpus { return true }
        if runs.awaited != nil || evaluate.awaited != nil || classify.awaited != nil { return true }
        if classify.attribution.awaited != nil || classify.other.awaited != nil || runs.pair.awaited != nil {
            return true
        }
        guard screen == .clips, focusedPane == .clipInspector, let clip = clips.shown else { return false }
        return clips.analyses.isAwaiting(clip.id) || clips.voices.isAwaiting(clip.id)
    }
}
