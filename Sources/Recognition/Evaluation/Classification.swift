/// What a trained classifier says of one recording.
package struct Classification: Hashable, Sendable {
    /// One stretch of the recording.
    package struct Window: Hashable, Sendable {
        /// Where the window begins, seconds from the start of the recording as it lies in the file.
        package var start: Double
        /// Where it ends.
        package var end: Double
        /// Probability of each class, summing to 1.
        package var probabilities: [Float]

        /// What is said of one stretch.
        package init(start: Double, end: Double, probabilities: [Float]) {
            self.start = start
            self.end = end
            self.probabilities = probabilities
        }
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
    /// Whether a network that judged it was trained on it, or on a clip of its name.
    package var isKnown: Bool
    /// What the user should know: that the recording was shorter than a window and was padded, for instance.
    package var notes: [String]

    /// What is said of a recording.
    package init(
        path: String, seconds: Double, keptSeconds: Double, classes: [String], probabilities: [Float],
        windows: [Window], notes: [String], isKnown: Bool = false
    ) {
        self.path = path
        self.seconds = seconds
        self.keptSeconds = keptSeconds
        self.classes = classes
        self.probabilities = probabilities
        self.windows = windows
        self.notes = notes
        self.isKnown = isKnown
    }

    /// Name of the most probable class.
    package var predicted: String { classes[probabilities.indexOfGreatest] }
}
