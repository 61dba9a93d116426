/// The numbered screens of the workbench.
package enum Screen: Int, CaseIterable, Codable, Hashable, Sendable {
    case clips = 1, classes, train, evaluate, classify, runs

    /// The name in the header.
    package var title: String {
        switch self {
        case .clips: "Clips"
        case .classes: "Classes"
        case .train: "Train"
        case .evaluate: "Evaluate"
        case .classify: "Classify"
        case .runs: "Runs"
        }
    }

    /// The panes that can have the focus, in the order in which it moves through them.
    package var panes: [Pane] { Pane.allCases.filter { $0.screen == self } }
}
