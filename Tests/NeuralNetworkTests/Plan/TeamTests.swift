import Dispatch
import Glibc
import NeuralNetwork
import Synchronization
import Testing

/// Threads that share work in parts.
@Suite struct TeamTests {
    /// How often each part was done, and which workers were seen.
    private final class Tally: Sendable {
        let counts = Mutex<[Int]>([])
        let workers = Mutex<Set<Int>>([])

        init(parts: Int) { counts.withLock { $0 = [Int](repeating: 0, count: parts) } }

        func add(_ part: Int, _ worker: Int) {
            counts.withLock { $0[part] += 1 }
            workers.withLock { _ = $0.insert(worker) }
        }

        var all: [Int] { counts.withLock { $0 } }
        var highestWorker: Int { workers.withLock { $0.max() ?? -1 } }
    }

    @Test(arguments: [1, 2, 3, 8])
    func everyPartIsDoneOnce(threads: Int) {
        let team = Team(threads: threads)
        for parts in [0, 1, 2, 7, 8, 100] {
            let tally = Tally(parts: parts)
            team.perform(parts: parts) { tally.add($0, $1) }
            #expect(tally.all == [Int](repeating: 1, count: parts))
            #expect(tally.highestWorker < min(threads, max(1, parts)))
        }
    }

    @Test func helpersAreThereAgainWhetherAwakeOrAsleep() {
        let team = Team(threads: 3)
        let sum = Atomic<Int>(0)
        for round in 0..<2_000 {
            // Now and then longer than helpers stay awake.
            if round % 100 == 0 { usleep(2_000) }
            team.perform(parts: 5) { part in sum.wrappingAdd(part, ordering: .relaxed) }
        }
        #expect(sum.load(ordering: .relaxed) == 2_000 * 10)
    }

    @Test func helpersWorkAtTheSameTimeAsTheCaller() {
        let arrived = Atomic<Int>(0)
        Team(threads: 2).perform(parts: 2) { _ in
            arrived.wrappingAdd(1, ordering: .sequentiallyConsistent)
            // Each part waits for the other, which only two threads can bring about.
            while arrived.load(ordering: .sequentiallyConsistent) < 2 { usleep(100) }
        }
        #expect(arrived.load(ordering: .sequentiallyConsistent) == 2)
    }

    @Test func workWithinWorkIsDoneByTheCaller() {
        let team = Team(threads: 2)
        let inner = Atomic<Int>(0)
        team.perform(parts: 4) { _ in
            team.perform(parts: 3) { _, worker in inner.wrappingAdd(1 + 100 * worker, ordering: .relaxed) }
        }
        #expect(inner.load(ordering: .relaxed) == 12)
    }

    @Test func severalCallersShareOneTeam() {
        let team = Team(threads: 2)
        let done = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            for _ in 0..<200 { team.perform(parts: 3) { _ in done.wrappingAdd(1, ordering: .relaxed) } }
        }
        #expect(done.load(ordering: .relaxed) == 4 * 200 * 3)
    }
}
