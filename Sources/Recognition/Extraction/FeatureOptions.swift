package import Features

/// The options of every kind of features; each kind reads its own.
package struct FeatureOptions: Hashable, Sendable {
    /// Of `mfcc`, `fbank`, `logfbank` and `delta`.
    package var mfcc = MFCC.Options()
    /// Of `logmel` and `librosa-mfcc`.
    package var librosa = LibrosaMFCC.Options()
    /// Of `spectrogram`.
    package var spectrogram = Spectrogram.Options()
    /// Of `f0`, `intensity`, `formants` and `voice`.
    package var voice = VoiceMeasures.Options()
    /// Frames on each side that `delta` looks at.
    package var deltaReach = 2
    /// Quiet parts are cut out first where the mean magnitude over 0.1 s doesn't exceed this; below 0: none are.
    package var maskThreshold = -1.0

    /// The defaults of the tools that the kinds are named after.
    package init() {}

    /// Sets an option of a kind from `KEY=VALUE`.
    ///
    /// - Throws: `FeatureError` where the kind has no such key or the key takes no such value.
    package mutating func apply(assignment: String, kind: FeatureKind) throws(FeatureError) {
        guard let sign = assignment.firstIndex(of: "=") else {
            throw FeatureError("'\(assignment)' is not of the form KEY=VALUE, for example filterCount=40")
        }
        let name = String(assignment[..<sign]).trimmed
        let value = String(assignment[assignment.index(after: sign)...]).trimmed
        let key = try FeatureKey.named(name, of: kind)
        guard key.write(&self, value) else {
            throw FeatureError("\(key.name) cannot be '\(value)': it takes \(key.allowed)")
        }
    }

    /// Checks what no option can tell by itself.
    ///
    /// - Throws: `FeatureError` naming the two options that contradict each other.
    package func check(for kind: FeatureKind) throws(FeatureError) {
        guard kind == .f0 || kind == .voice, voice.pitch.floor >= voice.pitch.ceiling else { return }
        throw FeatureError(
            "pitchFloor \(voice.pitch.floor) is not below pitchCeiling \(voice.pitch.ceiling): lower it or raise the ceiling"
        )
    }

    /// Every option of a kind with its value, for keys of stored results.
    func text(of kind: FeatureKind) -> String {
        FeatureKey.keys(of: kind).map { "\($0.name)=\($0.value(in: self))" }.joined(separator: " ")
    }
}
