import Recognition
import Synchronization
import Testing
import Training

@Suite struct ParallelWorkTests {
    private struct Fault: Error {}

    @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 17, 200])
    func valuesAreTakenUpInOrder(threads: Int, count: Int) throws {
        let taken = ParallelWork.inOrder(
            count: count, threads: threads, stop: StopFlag(), into: [Int](),
            compute: { index in (0..<(index * 7919 % 1000)).reduce(index) { $0 ^ $1 ^ $1 } },
            combine: { list, index, value in list.append(index == value ? index : -1) })
        #expect(taken == Array(0..<count))
    }

    @Test func noThreadRunsFarAhead() {
        let computed = Atomic<Int>(0)
        let furthest = ParallelWork.inOrder(
            count: 2000, threads: 2, stop: StopFlag(), into: 0,
            compute: { _ in computed.wrappingAdd(1, ordering: .relaxed).newValue },
            combine: { furthest, index, _ in
                furthest = max(furthest, computed.load(ordering: .relaxed) - index)
            })
        #expect(furthest <= 20)
    }

    @Test func afterAFaultNothingIsTakenUp() {
        let taken = Mutex([Int]())
        #expect(throws: Fault.self) {
            try ParallelWork.inOrder(
                count: 100, threads: 3, stop: StopFlag(), into: 0, compute: { $0 },
                combine: { _, index, _ throws(Fault) in
                    if index == 5 { throw Fault() }
                    taken.withLock { $0.append(index) }
                })
        }
        #expect(taken.withLock { $0 } == [0, 1, 2, 3, 4])
    }

    @Test func whatWasComputedBeforeAStopIsTakenUp() {
        let stop = StopFlag()
        let taken = ParallelWork.inOrder(
            count: 1000, threads: 2, stop: stop, into: [Int](),
            compute: { index in
                if index == 40 { stop.raise() }
                return index
            }, combine: { list, _, value in list.append(value) })
        #expect(taken.count > 40 && taken.count < 1000 && taken == Array(0..<taken.count))
    }
}
