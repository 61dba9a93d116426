/// Why a program could not be driven by a test; shown as the failure of that test.
package enum ProgramError: Error, CustomStringConvertible {
    case notStarted(program: String, errno: Int32)
    case timedOut(waitingFor: String, seen: String)
    case ended(waitingFor: String, seen: String)

    package var description: String {
        switch self {
        case .notStarted(let program, let errno): "\(program) could not be started (error \(errno))"
        case .timedOut(let goal, let seen): "the time was up, waiting for \(goal); seen so far:\n\(seen)"
        case .ended(let goal, let seen): "the program ended, waiting for \(goal); seen so far:\n\(seen)"
        }
    }
}
