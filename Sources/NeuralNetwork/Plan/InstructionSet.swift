import CKernels

/// The instructions of the processor that the fast kernels are made of; there is a variant of each kernel for every set.
package enum InstructionSet: String, CaseIterable, Comparable, Sendable {
    /// What every processor of this kind has.
    case baseline
    /// AVX2 with fused multiplication and addition.
    case avx2
    /// AVX-512 F, BW, DQ and VL.
    case avx512

    private var level: ck_level {
        switch self {
        case .baseline: ck_level_baseline
        case .avx2: ck_level_avx2
        case .avx512: ck_level_avx512
        }
    }

    /// Whether a processor with the second has all that is in the first, and more.
    package static func < (first: InstructionSet, second: InstructionSet) -> Bool {
        first.level.rawValue < second.level.rawValue
    }

    /// The best that this processor has, which is what the kernels use.
    package static var best: InstructionSet {
        allCases.last { $0.level.rawValue <= ck_best_level().rawValue } ?? .baseline
    }

    /// Lets no kernel use a better one, to measure what networks would do on a lesser processor.
    package static func limit(to set: InstructionSet) { ck_limit_level(set.level) }
}
