import Synchronization

extension FourierPlan {
    /// The plan of a size, kept for later callers.
    ///
    /// For frame sizes, which are few; a plan for the length of a whole clip is better made and dropped.
    package static func shared(size: Int, direction: FourierDirection = .forward) -> FourierPlan {
        Number.sharedPlans.plan(size: size, direction: direction)
    }
}

/// The plans of one precision that were asked for last.
package final class SharedFourierPlans<Number: FourierNumber>: Sendable {
    private let cache = Mutex(Cache())

    /// The plan of a size, made now or kept from an earlier time.
    func plan(size: Int, direction: FourierDirection) -> FourierPlan<Number> {
        cache.withLock { $0.plan(Key(size: size, direction: direction)) }
    }

    private struct Key: Hashable {
        let size: Int
        let direction: FourierDirection
    }

    /// The plans, oldest first.
    private struct Cache {
        private static var capacity: Int { 32 }
        private var plans: [Key: FourierPlan<Number>] = [:]
        private var order: [Key] = []

        mutating func plan(_ key: Key) -> FourierPlan<Number> {
            if let plan = plans[key] { return plan }
            if order.count == Self.capacity { plans[order.removeFirst()] = nil }
            let plan = FourierPlan<Number>(size: key.size, direction: key.direction)
            plans[key] = plan
            order.append(key)
            return plan
        }
    }
}
