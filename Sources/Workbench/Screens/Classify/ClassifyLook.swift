/// What the Classify screen shows along the waveform.
package enum ClassifyLook: String, CaseIterable, Codable, Hashable, Sendable {
    /// The probability of each class in each window.
    case windows
    /// What the network looked at, over the bands or coefficients that it heard.
    case attribution
    /// Another run's answer beside the first.
    case comparison

    /// The look after this one.
    var next: ClassifyLook {
        switch self {
        case .windows: .attribution
        case .attribution: .comparison
        case .comparison: .windows
        }
    }
}

/// A question whose answer comes from elsewhere: asked, answered, or why it is not.
package struct Inquiry<Answer: Sendable>: Sendable {
    /// The request that is on its way.
    package private(set) var awaited: Request?
    /// The answer.
    package private(set) var answer: Answer?
    /// Why there is none.
    package private(set) var problem: String?

    /// Nothing was asked.
    package init() {}

    /// Whether the question was asked at all.
    var isAsked: Bool { awaited != nil || answer != nil || problem != nil }

    /// Asks under a request; what was known is forgotten.
    mutating func ask(_ request: Request) { self = Inquiry(awaited: request) }

    /// Takes a result. Returns whether it was awaited.
    @discardableResult
    mutating func take(_ request: Request, _ result: Result<Answer, Failure>) -> Bool {
        guard request == awaited else { return false }
        awaited = nil
        switch result {
        case .success(let answer): self.answer = answer
        case .failure(let failure): problem = failure.description
        }
        return true
    }

    private init(awaited: Request) { self.awaited = awaited }
}
