import CKernels
import Glibc

/// The power spectra of eight frames side by side, for sizes that are powers of two: a fifth of the time that a transform a
/// frame takes.
struct FrameTransform: Sendable {
    /// Sizes for which this is worth while: eight larger frames don't fit into the caches near the processor.
    static func suits(_ size: Int) -> Bool { size >= 4 && size <= 4096 && size & (size - 1) == 0 }

    private let size: Int
    private let turns: [Double]
    private let lastTurns: [Double]
    private let places: [Int32]

    init(size: Int) {
        precondition(Self.suits(size), "FrameTransform: size must be a power of two from 4 to 4096, is \(size)")
        self.size = size
        let pairs = size / 2
        turns = sequence(first: pairs) { $0 / 4 }.prefix { $0 > 4 }.flatMap { block in
            (0..<block / 4).flatMap { place in
                (1...3).flatMap { Self.turn(Double($0 * place) / Double(block)) }
            }
        }
        lastTurns = (0...size / 4).flatMap { Self.turn(Double($0) / Double(size)) }
        places = (0..<pairs).map { Int32(Self.place(of: $0, in: pairs)) }
    }

    /// Cosine and sine of a share of the circle.
    private static func turn(_ share: Double) -> [Double] { [cos(2 * .pi * share), sin(2 * .pi * share)] }

    /// Where a bin ends up when each pass puts every fourth bin together, and the last perhaps every second.
    private static func place(of bin: Int, in count: Int) -> Int {
        switch count {
        case 1: return 0
        case 2: return bin
        default: return bin % 4 * (count / 4) + place(of: bin / 4, in: count / 4)
        }
    }

    /// scale |X|^2 of eight frames.
    ///
    /// - Parameters:
    ///   - values: `[size x 8]`, lost.
    ///   - power: `[size / 2 + 1 x 8]`.
    ///   - totals: the sums over the bins `[8]`.
    func powers(
        of values: UnsafeMutablePointer<Double>, scale: Double, into power: UnsafeMutablePointer<Double>,
        totals: UnsafeMutablePointer<Double>
    ) {
        turns.withUnsafeBufferPointer { turns in
            lastTurns.withUnsafeBufferPointer { lastTurns in
                places.withUnsafeBufferPointer { places in
                    var transform = ck_frame_transform(
                        size: Int32(size), turns: turns.baseAddress, last_turns: lastTurns.baseAddress,
                        places: places.baseAddress)
                    ck_frame_powers(&transform, values, scale, power, totals)
                }
            }
        }
    }
}
