import Synchronization

/// Which way a plan transforms.
package enum FourierDirection: Hashable, Sendable {
    /// Samples to bins: X[k] = sum of x[t] exp(-2 pi i k t / size).
    case forward
    /// Bins to samples, without the factor 1 / size.
    case inverse
}

/// FFTW plans and destroys one at a time, of each precision; running is free for all.
private let planner = Mutex<Void>(())

/// A Fourier transform of real samples of one length, planned once, run by any number of threads.
///
/// Plans are estimated, not measured, so that the same input gives the same bits in every run.
package final class FourierPlan<Number: FourierNumber>: @unchecked Sendable {
    /// Samples.
    package let size: Int
    /// Samples to bins, or back.
    package let direction: FourierDirection
    /// FFTW's plan, which it lets any thread run.
    private let plan: OpaquePointer

    /// Bins of a spectrum: size / 2 + 1, from 0 Hz to half the rate.
    package var binCount: Int { size / 2 + 1 }

    /// Plans a transform; `shared` keeps those of common sizes.
    ///
    /// - Precondition: `size` is between 1 and 2^30.
    package init(size: Int, direction: FourierDirection = .forward) {
        precondition(size >= 1 && size <= 1 << 30, "FourierPlan: size must be 1 to 2^30, is \(size)")
        self.size = size
        self.direction = direction
        plan = withAligned(Number.self, count: size) { samples in
            withAligned(Number.self, count: 2 * (size / 2 + 1)) { bins in
                Self.planned(Int32(size), direction, samples, bins)
            }
        }
    }

    private static func planned(
        _ size: Int32, _ direction: FourierDirection, _ samples: UnsafeMutablePointer<Number>,
        _ bins: UnsafeMutablePointer<Number>
    ) -> OpaquePointer {
        nonisolated(unsafe) let (samples, bins) = (samples, bins)
        let address = planner.withLock { _ in
            let plan =
                switch direction {
                case .forward: Number.planForward(size, samples, bins)
                case .inverse: Number.planInverse(size, bins, samples)
                }
            return Int(bitPattern: plan)
        }
        guard let plan = OpaquePointer(bitPattern: address) else {
            preconditionFailure("FFTW plans every size")
        }
        return plan
    }

    deinit { planner.withLock { _ in Number.destroy(plan) } }

    /// The spectrum of `[size]` samples as `[binCount x 2]` real and imaginary parts.
    ///
    /// - Precondition: the plan is forward; both buffers come from `withAligned`.
    package func forward(_ samples: UnsafeMutablePointer<Number>, into bins: UnsafeMutablePointer<Number>) {
        precondition(direction == .forward && isAligned(samples) && isAligned(bins), "FourierPlan: not a forward plan")
        Number.forward(plan, samples, bins)
    }

    /// The samples `[size]` of a spectrum `[binCount x 2]`, times size; what the spectrum held is lost.
    ///
    /// - Precondition: the plan is inverse; both buffers come from `withAligned`.
    package func inverse(_ bins: UnsafeMutablePointer<Number>, into samples: UnsafeMutablePointer<Number>) {
        precondition(direction == .inverse && isAligned(samples) && isAligned(bins), "FourierPlan: not an inverse plan")
        Number.inverse(plan, bins, samples)
    }
}

/// Calls `body` with uninitialized memory for `count` numbers, aligned as `FourierPlan` needs it.
package func withAligned<Number, Result>(
    _ type: Number.Type, count: Int, _ body: (UnsafeMutablePointer<Number>) -> Result
) -> Result {
    withUnsafeTemporaryAllocation(byteCount: MemoryLayout<Number>.stride * max(1, count), alignment: 64) { bytes in
        let memory = bytes.bindMemory(to: Number.self)
        guard let base = memory.baseAddress else { preconditionFailure("a temporary allocation has an address") }
        return body(base)
    }
}

/// `withAligned` for numbers in double precision.
package func withAlignedDoubles<Result>(count: Int, _ body: (UnsafeMutablePointer<Double>) -> Result) -> Result {
    withAligned(Double.self, count: count, body)
}

private func isAligned(_ pointer: UnsafeMutableRawPointer) -> Bool { Int(bitPattern: pointer) % 64 == 0 }
