import Synchronization

extension FourierPlan {
    /// The plan of a size, kept for later callers.
    ///
    /// For frame sizes, which are few; a plan for the length of a whole clip is better made and dropped.
    package static func shared(size: Int, direction: Direction = .forward) -> FourierPlan {
        cache.withLock { $0.plan(Key(size: size, direction: direction)) }
    }

    private static let cache = Mutex(Cache())

    private struct Key: Hashable {
        let size: Int
        let direction: Direction
    }

    /// The plans asked for last, oldest first.
    private struct Cache {
        private static let capacity = 32
        private var plans: [Key: FourierPlan] = [:]
        private var order: [Key] = []

        mutating func plan(_ key: Key) -> FourierPlan {
            if let plan = plans[key] { return plan }
            if order.count == Self.capacity { plans[order.removeFirst()] = nil }
            let plan = FourierPlan(size: key.size, direction: key.direction)
            plans[key] = plan
            order.append(key)
            return plan
        }
    }
}
