/// The numbered screens of the workbench.
package enum Screen: Int, CaseIterable, Hashable, Sendable {
    case clips = 1, classes, train, evaluate, classify, runs
}
