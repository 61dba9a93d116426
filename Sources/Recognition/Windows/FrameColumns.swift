package import Tensors

/// What the numbers of a frame are, and where they go in a sample of the network.
///
/// A frame is kept as `[coefficients | slopes of each order | one number a voice feature]`, whatever the arrangement.
package struct FrameColumns: Hashable, Sendable {
    /// One number a frame that stands beside the coefficients or bands.
    package enum Voice: String, CaseIterable, Hashable, Sendable {
        /// Natural logarithm of F0 in Hz.
        case pitch
        /// Natural logarithm of the mean square.
        case energy
        /// Strength of the voice, 0 to 1.
        case voicing
    }

    /// Coefficients or bands.
    package let bands: Int
    /// Coefficients and every order of their slopes: blocks of `bands` numbers.
    package let blocks: Int
    /// The voice features, in the order of their columns.
    package let voices: [Voice]
    /// Where slopes and voice go.
    package let arrangement: Recipe.Features.Arrangement

    /// The numbers of a frame that a recipe asks for.
    init(bands: Int, features: Recipe.Features) {
        self.bands = bands
        blocks = 1 + features.deltas
        arrangement = features.arrangement
        let asked: [Voice: Bool] = [.pitch: features.pitch, .energy: features.energy, .voicing: features.voicing]
        voices = Voice.allCases.filter { asked[$0] == true }
    }

    /// One vector of so many numbers, without anything beside them.
    init(vectorOf count: Int) {
        (bands, blocks, voices, arrangement) = (count, 1, [], .columns)
    }

    /// Numbers that are kept of a frame.
    package var width: Int { bands * blocks + voices.count }

    /// Whether a frame holds nothing but coefficients or bands.
    var isPlain: Bool { blocks == 1 && voices.isEmpty }

    /// The shape of so many frames as the network sees them: `[frames x columns]`, or one axis more with channels.
    package func sampleShape(frames: Int) -> Shape {
        switch arrangement {
        case .channels where !isPlain: [frames, bands, blocks + voices.count]
        default: [frames, width]
        }
    }

    /// How many numbers of a frame the network sees; more than are kept where they are repeated along the columns.
    var arrangedWidth: Int { arrangement == .channels ? bands * (blocks + voices.count) : width }

    /// Writes a frame as the network sees it.
    ///
    /// - Parameters:
    ///   - frame: `[width]`.
    ///   - output: room for `arrangedWidth` numbers.
    @inline(__always)
    func arrange(_ frame: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>) {
        guard arrangement == .channels, !isPlain else {
            output.update(from: frame, count: width)
            return
        }
        let channels = blocks + voices.count
        for block in 0..<blocks {
            for band in 0..<bands { output[band * channels + block] = frame[block * bands + band] }
        }
        for voice in 0..<voices.count {
            let value = frame[blocks * bands + voice]
            for band in 0..<bands { output[band * channels + blocks + voice] = value }
        }
    }
}
