import CFFTW

/// A number that FFTW transforms: in single precision in half the time.
package protocol FourierNumber: BinaryFloatingPoint, Sendable {
    /// Plans a transform of real samples to bins, on memory aligned as FFTW wants it.
    static func planForward(_ size: Int32, _ samples: UnsafeMutablePointer<Self>, _ bins: UnsafeMutableRawPointer)
        -> OpaquePointer
    /// Plans a transform of bins to real samples.
    static func planInverse(_ size: Int32, _ bins: UnsafeMutableRawPointer, _ samples: UnsafeMutablePointer<Self>)
        -> OpaquePointer
    /// Runs a plan of `planForward`.
    static func forward(
        _ plan: OpaquePointer, _ samples: UnsafeMutablePointer<Self>, _ bins: UnsafeMutableRawPointer)
    /// Runs a plan of `planInverse`.
    static func inverse(
        _ plan: OpaquePointer, _ bins: UnsafeMutableRawPointer, _ samples: UnsafeMutablePointer<Self>)
    /// Frees a plan.
    static func destroy(_ plan: OpaquePointer)
    /// The plans that callers share.
    static var sharedPlans: SharedFourierPlans<Self> { get }
}

extension Double: FourierNumber {
    package static func planForward(
        _ size: Int32, _ samples: UnsafeMutablePointer<Double>, _ bins: UnsafeMutableRawPointer
    ) -> OpaquePointer {
        fftw_plan_dft_r2c_1d(size, samples, bins.assumingMemoryBound(to: fftw_complex.self), FFTW_ESTIMATE)
    }

    package static func planInverse(
        _ size: Int32, _ bins: UnsafeMutableRawPointer, _ samples: UnsafeMutablePointer<Double>
    ) -> OpaquePointer {
        fftw_plan_dft_c2r_1d(size, bins.assumingMemoryBound(to: fftw_complex.self), samples, FFTW_ESTIMATE)
    }

    package static func forward(
        _ plan: OpaquePointer, _ samples: UnsafeMutablePointer<Double>, _ bins: UnsafeMutableRawPointer
    ) {
        fftw_execute_dft_r2c(plan, samples, bins.assumingMemoryBound(to: fftw_complex.self))
    }

    package static func inverse(
        _ plan: OpaquePointer, _ bins: UnsafeMutableRawPointer, _ samples: UnsafeMutablePointer<Double>
    ) {
        fftw_execute_dft_c2r(plan, bins.assumingMemoryBound(to: fftw_complex.self), samples)
    }

    package static func destroy(_ plan: OpaquePointer) { fftw_destroy_plan(plan) }

    package static let sharedPlans = SharedFourierPlans<Double>()
}

extension Float: FourierNumber {
    package static func planForward(
        _ size: Int32, _ samples: UnsafeMutablePointer<Float>, _ bins: UnsafeMutableRawPointer
    ) -> OpaquePointer {
        fftwf_plan_dft_r2c_1d(size, samples, bins.assumingMemoryBound(to: fftwf_complex.self), FFTW_ESTIMATE)
    }

    package static func planInverse(
        _ size: Int32, _ bins: UnsafeMutableRawPointer, _ samples: UnsafeMutablePointer<Float>
    ) -> OpaquePointer {
        fftwf_plan_dft_c2r_1d(size, bins.assumingMemoryBound(to: fftwf_complex.self), samples, FFTW_ESTIMATE)
    }

    package static func forward(
        _ plan: OpaquePointer, _ samples: UnsafeMutablePointer<Float>, _ bins: UnsafeMutableRawPointer
    ) {
        fftwf_execute_dft_r2c(plan, samples, bins.assumingMemoryBound(to: fftwf_complex.self))
    }

    package static func inverse(
        _ plan: OpaquePointer, _ bins: UnsafeMutableRawPointer, _ samples: UnsafeMutablePointer<Float>
    ) {
        fftwf_execute_dft_c2r(plan, bins.assumingMemoryBound(to: fftwf_complex.self), samples)
    }

    package static func destroy(_ plan: OpaquePointer) { fftwf_destroy_plan(plan) }

    package static let sharedPlans = SharedFourierPlans<Float>()
}
