package import Recognition

/// A question over the screen.
package struct Dialog: Hashable, Sendable {
    /// One answer: its key, its words, and what it does.
    package struct Choice: Hashable, Sendable {
        /// The key that gives it at once.
        package let key: Character
        /// What it says.
        package let title: String
        /// What it does.
        package let answer: Answer

        /// An answer under a key.
        package init(_ key: Character, _ title: String, _ answer: Answer) {
            self.key = key
            self.title = title
            self.answer = answer
        }
    }

    /// What an answer does.
    package enum Answer: Hashable, Sendable {
        /// Go on as before.
        case nothing
        /// Stop the training after its step, keep what it learnt, then quit.
        case stopAndQuit
        /// Stop the training, remove its run, then quit.
        case discardAndQuit
        /// Stop the training and remove its run.
        case discardTraining
        /// Start from another recipe and drop what was changed.
        case takeRecipe(String)
        /// Remove a run's directory.
        case deleteRun(path: String)
        /// Train the recipe of a run under another protocol.
        case trainUnder(EvaluationProtocol, likeRun: String)
        /// Write a text in place of the file that is there.
        case replaceFile(String, path: String)
        /// Copy a text to the clipboard.
        case copy(String)
        /// Start a training that waits not at all.
        case unqueue(Int)
        /// Start the training that waits longest.
        case startQueued
    }

    /// What is asked, in the frame.
    package let question: String
    /// What the user should know before answering.
    package let detail: String
    /// The answers, the harmless one last.
    package let choices: [Choice]
    /// The choice that Enter takes.
    package var selected: Int

    /// A question; the last choice is the harmless one and is selected at first.
    package init(_ question: String, detail: String = "", choices: [Choice]) {
        self.question = question
        self.detail = detail
        self.choices = choices
        selected = max(0, choices.count - 1)
    }

    /// What a quit asks while a training runs.
    static let quitWhileTraining = Dialog(
        "A training runs. Quit?",
        detail: "Stopping keeps the best and the last weights; the run can be resumed.",
        choices: [
            Choice("s", "Stop, keep, quit", .stopAndQuit), Choice("d", "Discard, quit", .discardAndQuit),
            Choice("n", "Stay", .nothing),
        ])

    /// What discarding a training asks.
    static let discardTraining = Dialog(
        "Discard this training?",
        detail: "Its run directory is removed; there is no way back.",
        choices: [Choice("y", "Discard", .discardTraining), Choice("n", "Keep on", .nothing)])

    /// What is asked before a file is replaced.
    static func replaceFile(_ text: String, at path: String) -> Dialog {
        Dialog(
            "Replace the file?", detail: "\(path) is there already.",
            choices: [Choice("y", "Replace it", .replaceFile(text, path: path)), Choice("n", "Keep it", .nothing)])
    }

    /// What the choice of another recipe asks while options are changed.
    static func takeRecipe(_ name: String, changes: Int) -> Dialog {
        Dialog(
            "Start from \(name)?",
            detail: changes == 1
                ? "One option is changed; it is put back." : "\(changes) options are changed; they are put back.",
            choices: [Choice("y", "Take it", .takeRecipe(name)), Choice("n", "Stay", .nothing)])
    }
}
