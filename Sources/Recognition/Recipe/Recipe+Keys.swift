extension Recipe {
    /// Sets one key from text, as `--set KEY=VALUE` and the form do.
    package mutating func set(_ path: String, to text: String) throws(RecipeError) {
        try RecipeKey.named(path).set(text: text, in: &self)
    }

    /// Applies one `KEY=VALUE`.
    package mutating func apply(assignment: String) throws(RecipeError) {
        guard let sign = assignment.firstIndex(of: "=") else { throw .notAnAssignment(assignment) }
        try set(
            String(assignment[..<sign]).trimmed, to: String(assignment[assignment.index(after: sign)...]).trimmed)
    }

    /// Fails where two keys contradict each other.
    package func checkConsistency() throws(RecipeError) {
        let mfcc = features.mfcc
        if checkpoint.choice == .best, validation.fraction == 0 {
            throw .contradiction(
                "checkpoint.choice is best but validation.fraction is 0: hold something out or choose the last epoch")
        }
        if mfcc.coefficientCount > mfcc.filterCount {
            throw .contradiction(
                "features.mfcc.coefficientCount \(mfcc.coefficientCount) exceeds filterCount \(mfcc.filterCount)")
        }
        let (lowest, highest) = (mfcc.lowestFrequency, mfcc.highestFrequency ?? Double(audio.sampleRate) / 2)
        if highest <= lowest || highest > Double(audio.sampleRate) / 2 {
            throw .contradiction(
                "features.mfcc.highestFrequency must lie above lowestFrequency and at most at half of audio.sampleRate")
        }
        if windowLength < mfcc.framing.length.sampleCount(sampleRate: audio.sampleRate) {
            throw .contradiction("windows.length is shorter than one frame (features.mfcc.frameLength)")
        }
    }

    /// Length of a window, samples.
    package var windowLength: Int { Int((windows.length * Double(audio.sampleRate)).rounded()) }

    /// The keys that differ from another recipe's, with both values.
    package func differences(from other: Recipe) -> [(key: RecipeKey, own: RecipeValue, other: RecipeValue)] {
        RecipeKey.all.map { ($0, $0.value(in: self), $0.value(in: other)) }.filter { $0.1 != $0.2 }
    }
}

extension String {
    /// The text without spaces around it.
    var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
