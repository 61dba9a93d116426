import Workbench

/// What the event loop reports when it ends.
package enum LoopEnd: Hashable, Sendable {
    case quit
}
