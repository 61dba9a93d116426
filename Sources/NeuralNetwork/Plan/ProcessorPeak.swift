import CKernels
import Glibc
import Synchronization

/// How fast the processor multiplies and adds when nothing else holds it up: what other speeds are compared with.
package enum ProcessorPeak {
    /// Billions of single-precision operations a second on all threads of a team together, the best of several tries.
    package static func gigaflops(_ team: Team) -> Double {
        (0..<15).reduce(0) { best, _ in
            let operations = Mutex(0.0)
            let start = now()
            team.perform(parts: team.threads) { _ in
                let done = ck_multiply_in_registers(400_000)
                operations.withLock { $0 += done }
            }
            return max(best, operations.withLock { $0 } / (now() - start) / 1e9)
        }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
