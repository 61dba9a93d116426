import Dispatch
import Synchronization
package import Training

extension ParallelWork {
    /// Computes a value for every index of `0..<count` on several threads, and takes the values up in order.
    ///
    /// Values are taken up as soon as all before them are; no thread runs further ahead than a few pieces, so that only
    /// so many values wait, however many there are in all.
    ///
    /// - Parameters:
    ///   - state: what the values are taken up into.
    ///   - compute: the value of an index, on any thread.
    ///   - combine: takes up a value, on any thread but one at a time.
    /// - Returns: the state with the values of all indices, or, where it was stopped, of the first ones.
    /// - Throws: what `combine` throws; no value is taken up after that.
    package static func inOrder<State: Sendable, Value: Sendable, Fault: Error>(
        count: Int, threads: Int, stop: StopFlag, into state: State, compute: @Sendable (Int) -> Value,
        combine: @Sendable (inout State, Int, Value) throws(Fault) -> Void
    ) throws(Fault) -> State {
        let next = Atomic<Int>(0)
        let line = Mutex(Line<State, Value, Fault>(state: state))
        let threads = max(1, min(threads, count))
        let room = DispatchSemaphore(value: piecesAhead * threads)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            while !stop.isRaised {
                // Whoever computes the piece that all wait for holds a place already, so places come free again.
                room.wait()
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count, line.withLock({ $0.fault == nil }) else {
                    room.signal()
                    return
                }
                let value = compute(index)
                let taken = line.withLock { $0.add(value, at: index, combine) }
                for _ in 0..<taken { room.signal() }
            }
        }
        let end = line.withLock { $0 }
        if let fault = end.fault { throw fault }
        return end.state
    }

    /// Values that may wait for each thread.
    private static let piecesAhead = 8

    /// Values that wait until those before them are there.
    private struct Line<State: Sendable, Value: Sendable, Fault: Error> {
        var state: State
        var waiting: [Int: Value] = [:]
        var taken = 0
        var fault: Fault?

        /// Adds a value and takes up what can be. Returns how many values left the line.
        mutating func add(
            _ value: Value, at index: Int, _ combine: (inout State, Int, Value) throws(Fault) -> Void
        ) -> Int {
            waiting[index] = value
            let first = taken
            while let head = waiting.removeValue(forKey: taken) {
                if fault == nil {
                    do throws(Fault) { try combine(&state, taken, head) } catch { fault = error }
                }
                taken += 1
            }
            return taken - first
        }
    }
}
