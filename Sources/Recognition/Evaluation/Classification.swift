/// What a trained classifier says of one recording.
package struct Classification: Hashable, Sendable {
    /// One stretch of the recording.
    package struct Window: Hashable, Sendable {
        /// Where the window begins, seconds of the recording after masking.
        package var start: Double
        /// Where it ends.
        package var end: Double
        /// Probability of each class, summing to 1.
        package var probabilities: [Float]
    }

    /// The file, as it was named.
    package var path: String
    /// Length of the recording as it lies in the file, seconds.
    package var seconds: Double
    /// Length of what the mask kept and was looked at, seconds.
    package var keptSeconds: Double
    /// Names of the classes, from the run.
    package var classes: [String]
    /// Mean over the windows `[classes]`, summing to 1.
    package var probabilities: [Float]
    /// All consecutive windows.
    package var windows: [Window]
    /// What the user should know: that the recording was shorter than a window and was padded, for instance.
    package var notes: [String]

    /// Name of the most probable class.
    package var predicted: String { classes[probabilities.indexOfGreatest] }
}
