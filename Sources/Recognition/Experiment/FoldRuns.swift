import Dispatch
import Synchronization
import Training

/// The networks that a run trains, several at once.
///
/// A network on one thread uses a core better than a network on two, so that as many are trained at once as there are
/// threads; those that would be left over for the end come first, one after another, on all threads. Results depend on
/// neither.
struct FoldRuns {
    /// One network to train: of a fold, and with several random seeds which of them, from 1.
    struct Job: Hashable, Sendable {
        let fold: Fold
        let member: Int
    }

    let threads: Int
    let jobs: [Job]

    /// Runs every job.
    ///
    /// - Parameter work: trains one network on so many threads; false where it was stopped.
    /// - Returns: false where it was stopped.
    /// - Throws: what the first job that failed threw; the others are stopped.
    func run(
        stop: StopFlag,
        _ work: @escaping @Sendable (_ job: Job, _ threads: Int, _ stop: StopFlag) throws(ExperimentError) -> Bool
    ) throws(ExperimentError) -> Bool {
        let atOnce = max(1, min(threads, jobs.count))
        let alone = jobs.count % atOnce
        for job in jobs[..<alone] {
            guard try work(job, threads, stop) else { return false }
        }
        let rest = Array(jobs[alone...])
        guard !rest.isEmpty else { return true }
        let halt = StopFlag(following: stop)
        let fault = Mutex<ExperimentError?>(nil)
        let next = Atomic<Int>(0)
        let isComplete = Atomic<Bool>(true)
        DispatchQueue.concurrentPerform(iterations: atOnce) { _ in
            while !halt.isRaised {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < rest.count else { return }
                do throws(ExperimentError) {
                    if try !work(rest[index], threads / atOnce, halt) { isComplete.store(false, ordering: .relaxed) }
                } catch {
                    fault.withLock { if $0 == nil { $0 = error } }
                    halt.raise()
                }
            }
        }
        if let error = fault.withLock({ $0 }) { throw error }
        return isComplete.load(ordering: .relaxed) && !halt.isRaised
    }
}
