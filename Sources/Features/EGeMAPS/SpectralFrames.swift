import CKernels
import Glibc

/// Overlapping windowed frames, one every 10 ms from the first sample on, and their spectra.
struct SpectralFrames: Sendable {
    /// The window, over the whole frame.
    enum Window: Hashable, Sendable {
        case hamming
        /// With the standard deviation as a share of half the frame.
        case gaussian(Double)
    }

    /// Samples in a frame.
    let length: Int
    /// Samples from frame to frame.
    let hop: Int
    /// Samples of the transform: the next power of 2, with as many zeros before as behind the frame.
    let fftSize: Int
    /// Hz between bins.
    let binWidth: Double
    private let plan: FourierPlan<Double>
    private let padding: Int
    private let window: [Double]

    var binCount: Int { fftSize / 2 + 1 }

    init(seconds: Double, window shape: Window, sampleRate: Int) {
        let count = Int((seconds * Double(sampleRate)).rounded())
        length = count
        hop = Int((0.01 * Double(sampleRate)).rounded())
        var size = 2
        while size < count { size *= 2 }
        fftSize = size
        binWidth = Double(sampleRate) / Double(size)
        plan = .shared(size: size)
        padding = (size - count) / 2
        let center = 0.5 * Double(count - 1)
        window = (0..<count).map { index in
            switch shape {
            case .hamming: return 0.54 - 0.46 * cos(2 * Double.pi * Double(index) / Double(count - 1))
            case .gaussian(let width):
                let distance = (Double(index) - center) / (width * center)
                return exp(-0.5 * distance * distance)
            }
        }
    }

    /// How many whole frames fit.
    func count(in samples: Int) -> Int { samples < length ? 0 : (samples - length) / hop + 1 }

    /// The spectrum of one frame.
    ///
    /// - Parameters:
    ///   - input: work space `[fftSize]`.
    ///   - bins: `[binCount x 2]`, real and imaginary parts.
    /// - Returns: mean square of the windowed frame.
    func transform(
        _ samples: UnsafePointer<Float>, frame: Int, input: UnsafeMutablePointer<Double>,
        bins: UnsafeMutablePointer<Double>
    ) -> Double {
        let energy = window.withUnsafeBufferPointer {
            ck_window_frame(samples + frame * hop, $0.baseAddress, length, input + padding)
        }
        input.update(repeating: 0, count: padding)
        (input + padding + length).update(repeating: 0, count: fftSize - length - padding)
        plan.forward(input, into: bins)
        return energy / Double(length)
    }
}
