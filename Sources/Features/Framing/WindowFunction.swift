import Glibc

/// The taper applied to each frame before its spectrum is taken.
package enum WindowFunction: String, CaseIterable, Codable, Hashable, Sendable {
    case rectangular, hann, hamming, blackman

    /// Where a window's period ends.
    package enum Symmetry: Hashable, Sendable {
        /// The last value equals the first, as in `numpy.hanning`: for single frames.
        case symmetric
        /// One more value would equal the first, as in `scipy.signal.get_window`: for overlapping frames that add up.
        case periodic
    }

    /// The weights of a frame.
    ///
    /// - Returns: `[count]`; a single weight is 1.
    package func values(count: Int, _ symmetry: Symmetry) -> [Double] {
        let period = symmetry == .symmetric ? count - 1 : count
        guard count > 1 else { return [Double](repeating: 1, count: max(0, count)) }
        return (0..<count).map { index in
            // The angle from the middle, so that the weights are symmetric to the last bit.
            let angle = Double.pi * Double(2 * index - period) / Double(period)
            switch self {
            case .rectangular: return 1
            case .hann: return 0.5 + 0.5 * cos(angle)
            case .hamming: return 0.54 + 0.46 * cos(angle)
            case .blackman: return 0.42 + 0.5 * cos(angle) + 0.08 * cos(2 * angle)
            }
        }
    }
}
