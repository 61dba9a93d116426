import CFFTW
import Synchronization

/// A discrete Fourier transform of real samples of one length, planned once, run by any number of threads.
///
/// Plans are estimated, not measured, so that the same input gives the same bits in every run.
package final class FourierPlan: @unchecked Sendable {
    /// Which way a plan transforms.
    package enum Direction: Hashable, Sendable {
        /// Samples to bins: X[k] = sum of x[t] exp(-2 pi i k t / size).
        case forward
        /// Bins to samples, without the factor 1 / size.
        case inverse
    }

    /// Samples.
    package let size: Int
    /// Samples to bins, or back.
    package let direction: Direction
    private let plan: Plan

    /// FFTW's plan, which it lets any thread run.
    private struct Plan: @unchecked Sendable { let pointer: fftw_plan }

    /// Bins of a spectrum: size / 2 + 1, from 0 Hz to half the rate.
    package var binCount: Int { size / 2 + 1 }

    /// FFTW plans and destroys one at a time; running is free for all.
    private static let planner = Mutex<Void>(())

    /// Plans a transform; `shared` keeps those of common sizes.
    ///
    /// - Precondition: `size` is between 1 and 2^30.
    package init(size: Int, direction: Direction = .forward) {
        precondition(size >= 1 && size <= 1 << 30, "FourierPlan: size must be 1 to 2^30, is \(size)")
        self.size = size
        self.direction = direction
        plan = withAlignedDoubles(count: size) { samples in
            withAlignedDoubles(count: 2 * (size / 2 + 1)) { bins in
                let complex = UnsafeMutableRawPointer(bins).assumingMemoryBound(to: fftw_complex.self)
                return Self.planner.withLock { _ in
                    switch direction {
                    case .forward: Plan(pointer: fftw_plan_dft_r2c_1d(Int32(size), samples, complex, FFTW_ESTIMATE))
                    case .inverse: Plan(pointer: fftw_plan_dft_c2r_1d(Int32(size), complex, samples, FFTW_ESTIMATE))
                    }
                }
            }
        }
    }

    deinit { Self.planner.withLock { _ in fftw_destroy_plan(plan.pointer) } }

    /// The spectrum of `[size]` samples as `[binCount x 2]` real and imaginary parts.
    ///
    /// - Precondition: the plan is forward; both buffers come from `withAlignedDoubles`.
    package func forward(_ samples: UnsafeMutablePointer<Double>, into bins: UnsafeMutablePointer<Double>) {
        precondition(direction == .forward && isAligned(samples) && isAligned(bins), "FourierPlan: not a forward plan")
        fftw_execute_dft_r2c(
            plan.pointer, samples, UnsafeMutableRawPointer(bins).assumingMemoryBound(to: fftw_complex.self))
    }

    /// The samples `[size]` of a spectrum `[binCount x 2]`, times size; what the spectrum held is lost.
    ///
    /// - Precondition: the plan is inverse; both buffers come from `withAlignedDoubles`.
    package func inverse(_ bins: UnsafeMutablePointer<Double>, into samples: UnsafeMutablePointer<Double>) {
        precondition(direction == .inverse && isAligned(samples) && isAligned(bins), "FourierPlan: not an inverse plan")
        fftw_execute_dft_c2r(
            plan.pointer, UnsafeMutableRawPointer(bins).assumingMemoryBound(to: fftw_complex.self), samples)
    }
}

/// Calls `body` with uninitialized memory for `count` numbers, aligned as `FourierPlan` needs it.
package func withAlignedDoubles<Result>(count: Int, _ body: (UnsafeMutablePointer<Double>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(byteCount: 8 * max(1, count), alignment: 64) { bytes in
        let memory = bytes.bindMemory(to: Double.self)
        guard let base = memory.baseAddress else { preconditionFailure("a temporary allocation has an address") }
        return body(base)
    }
}

private func isAligned(_ pointer: UnsafeMutablePointer<Double>) -> Bool { Int(bitPattern: pointer) % 64 == 0 }
