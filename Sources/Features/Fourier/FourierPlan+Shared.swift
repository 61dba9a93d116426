import Synchronization

extension FourierPlan {
    /// The plan of a size, kept for later callers.
    ///
    /// The sizes of frames are few and always in use; those of whole clips come and go.
    package static func shared(size: Int, direction: FourierDirection = .forward) -> FourierPlan {
        Number.sharedPlans.plan(size: size, direction: direction)
    }
}

/// The plans of one precision that were used last.
package final class SharedFourierPlans<Number: FourierNumber>: Sendable {
    private let cache = Mutex(Cache())

    /// The plan of a size, made now or kept from an earlier time.
    func plan(size: Int, direction: FourierDirection) -> FourierPlan<Number> {
        let key = Key(size: size, direction: direction)
        if let kept = cache.withLock({ $0.plan(key) }) { return kept }
        // Outside the lock: planning a long transform takes its time, and others want plans that are there.
        let plan = FourierPlan<Number>(size: size, direction: direction)
        return cache.withLock { $0.keep(plan, for: key) }
    }

    private struct Key: Hashable {
        let size: Int
        let direction: FourierDirection
    }

    private struct Cache {
        private static var capacity: Int { 32 }
        private var plans: [Key: FourierPlan<Number>] = [:]
        /// The keys, the one used last at the end.
        private var order: [Key] = []

        mutating func plan(_ key: Key) -> FourierPlan<Number>? {
            guard let plan = plans[key] else { return nil }
            if order.last != key, let place = order.firstIndex(of: key) { order.append(order.remove(at: place)) }
            return plan
        }

        /// Keeps a plan, unless another thread was faster; gives the one that is kept.
        mutating func keep(_ plan: FourierPlan<Number>, for key: Key) -> FourierPlan<Number> {
            if let kept = self.plan(key) { return kept }
            if order.count == Self.capacity { plans[order.removeFirst()] = nil }
            plans[key] = plan
            order.append(key)
            return plan
        }
    }
}
