/// Values over time and bands, with what axes and colour bars need: a spectrogram, filter-bank energies, MFCC.
package struct FeaturePlane: Hashable, Sendable {
    /// What the bands are.
    package enum Bands: Hashable, Sendable {
        /// Centre frequencies in Hz, ascending.
        case frequencies([Float])
        /// Cepstral coefficients, from 0.
        case coefficients
    }

    /// Frames, each a moment in time.
    package let frames: Int
    /// Bands of each frame.
    package let bandCount: Int
    /// `[frames x bandCount]`, row-major.
    package let values: [Float]
    /// What the bands are.
    package let bands: Bands
    /// The middle of the first frame, seconds from the start of the clip.
    package let start: Double
    /// From the middle of one frame to that of the next, seconds.
    package let hop: Double
    /// The unit of the values, such as `dB`; empty where they have none.
    package let unit: String

    /// A plane of values.
    ///
    /// - Precondition: `values.count == frames * bandCount`.
    package init(
        frames: Int, bandCount: Int, values: [Float], bands: Bands, start: Double, hop: Double, unit: String
    ) {
        precondition(
            values.count == frames * bandCount,
            "FeaturePlane: expected \(frames) x \(bandCount) values, got \(values.count)")
        self.frames = frames
        self.bandCount = bandCount
        self.values = values
        self.bands = bands
        self.start = start
        self.hop = hop
        self.unit = unit
    }

    /// The value of a band in a frame.
    package subscript(frame: Int, band: Int) -> Float { values[frame * bandCount + band] }

    /// The frame whose middle is nearest to a time; nil where there are no frames.
    package func frame(at seconds: Double) -> Int? {
        guard frames > 0, hop > 0 else { return nil }
        return min(max(0, Int(((seconds - start) / hop).rounded())), frames - 1)
    }
}
