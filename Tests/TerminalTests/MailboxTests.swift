import Dispatch
import Synchronization
import Terminal
import Testing

@Suite struct MailboxTests {
    private enum News: Hashable { case progress([Int]), end(Int) }

    private func box(wake: @escaping @Sendable () -> Void = {}) -> Mailbox<News> {
        Mailbox(wake: wake) { earlier, later in
            if case .progress(let first) = earlier, case .progress(let second) = later {
                .progress(first + second)
            } else {
                nil
            }
        }
    }

    @Test func progressIsMergedAndNothingElse() {
        let box = box()
        for letter: News in [.progress([1]), .progress([2]), .end(1), .end(2), .progress([3]), .progress([4])] {
            box.post(letter)
        }
        #expect(box.takeAll() == [.progress([1, 2]), .end(1), .end(2), .progress([3, 4])])
        #expect(box.takeAll() == [])
    }

    @Test func onlyTheFirstLetterWakes() {
        let wakeUps = WakeCount()
        let box = box { wakeUps.add() }
        for number in 0..<5 { box.post(.end(number)) }
        #expect(wakeUps.count == 1)
        _ = box.takeAll()
        box.post(.end(5))
        #expect(wakeUps.count == 2)
    }

    @Test func nothingIsLostBetweenThreads() {
        let box = box()
        let total = 8000
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for number in 0..<total / 8 { box.post(.end(thread * 1000 + number)) }
        }
        let letters = box.takeAll()
        #expect(letters.count == total)
        #expect(Set(letters).count == total)
    }
}

/// Counts calls from any thread.
private final class WakeCount: Sendable {
    private let value = Atomic(0)

    func add() { value.add(1, ordering: .relaxed) }

    var count: Int { value.load(ordering: .relaxed) }
}
