import Audio
import Corpora

/// A test on another corpus than the one that was trained on: what the two share, and what that makes of the result.
///
/// A training under `corpus:PATH` and an evaluation of a run on another corpus both ask here, so that the same test is
/// called the same by both.
struct OtherCorpus {
    /// The corpus that is tested.
    let tested: Corpus
    /// Its clips whose samples were trained on.
    let trained: Int
    /// Its clips with the name of a clip that was trained on: other samples of the same recording, as at another rate or in
    /// another format, keep their name.
    let known: Int
    /// Its speakers with the name of one who was trained on, where no clip tells more.
    let knownSpeakers: Int

    /// Compares a corpus with what was trained on.
    ///
    /// - Parameters:
    ///   - isTrained: whether samples of this fingerprint were trained on.
    ///   - isNamed: whether a clip of this name, without its extension, was trained on.
    ///   - isHeldOut: whether samples of this fingerprint are judged by a network that never heard their speaker.
    ///   - speakers: who was trained on.
    init(
        _ tested: Corpus, isTrained: (Digest) -> Bool, isNamed: (String) -> Bool,
        isHeldOut: (Digest) -> Bool = { _ in false }, speakers: Set<String>
    ) {
        self.tested = tested
        trained = tested.clips.count { isTrained($0.contentDigest) }
        let open = tested.clips.filter { !isHeldOut($0.contentDigest) }
        known = open.count { isNamed($0.fileStem) }
        knownSpeakers = speakers.intersection(open.map(\.speaker)).count
    }

    /// Compares a corpus with the clips of another one that may be trained on.
    init(_ tested: Corpus, trainedOn clips: some Collection<Clip>) {
        let (digests, names) = (Set(clips.map(\.contentDigest)), Set(clips.map(\.fileStem)))
        self.init(
            tested, isTrained: digests.contains, isNamed: names.contains, speakers: Set(clips.map(\.speaker)))
    }

    /// Whether the result is no estimate for new speakers, or nobody can tell.
    var leaks: Bool { trained > 0 || known > 0 || knownSpeakers > 0 }

    /// What was trained on and tested, in plain words.
    ///
    /// - Parameters:
    ///   - speakers: how many speakers were trained on.
    ///   - name: the corpus that was trained on.
    func statement(trainedOn speakers: Int, of name: String) -> String {
        let test = "\(tested.clips.count.counted("clip")) of \(tested.speakers.count.counted("speaker"))"
        let base = "trained on \(speakers.counted("speaker")) of \(name), tested on \(tested.name) (\(test))"
        if trained > 0 {
            return "LEAKS: \(base); \(trained.grouped) of the clips \(trained == 1 ? "was" : "were") trained on"
        }
        if known > 0 {
            let names = known == 1 ? "has the name of a clip that was" : "have the names of clips that were"
            return "KNOWN SPEAKERS: \(base); \(known.grouped) of the clips \(names) trained on: unless those are other"
                + " people's, no estimate for new speakers"
        }
        if knownSpeakers > 0 {
            let names = knownSpeakers == 1 ? "has the name of a speaker who was" : "have the names of speakers who were"
            return "KNOWN SPEAKERS: \(base); \(knownSpeakers.grouped) of the speakers \(names) trained on: unless they"
                + " are other people, no estimate for new speakers"
        }
        return base
    }
}
