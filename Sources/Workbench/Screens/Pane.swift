/// A part of a screen that can have the focus.
package enum Pane: String, CaseIterable, Codable, Hashable, Sendable {
    case clipList, clipInspector
    case classList, classPlots
    case trainForm, trainCurves
    case confusion, classResults
    case classification
    case runList, runDetail

    /// The screen it belongs to.
    package var screen: Screen {
        switch self {
        case .clipList, .clipInspector: .clips
        case .classList, .classPlots: .classes
        case .trainForm, .trainCurves: .train
        case .confusion, .classResults: .evaluate
        case .classification: .classify
        case .runList, .runDetail: .runs
        }
    }

    /// The heading of its keys in the help.
    package var title: String {
        switch self {
        case .clipList: "Clip list"
        case .clipInspector: "Inspector"
        case .classList: "Class list"
        case .classPlots: "Class plots"
        case .trainForm: "Recipe"
        case .trainCurves: "Curves"
        case .confusion: "Confusion matrix"
        case .classResults: "Results by class"
        case .classification: "Classification"
        case .runList: "Run list"
        case .runDetail: "Run"
        }
    }
}
