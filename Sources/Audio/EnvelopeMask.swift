/// Cuts the quiet parts out of a sound: keeps the samples around which the mean magnitude exceeds a threshold.
package struct EnvelopeMask: Sendable {
    /// How quiet is quiet, and over what time.
    package struct Options: Codable, Hashable, Sendable {
        /// Samples are kept where the mean magnitude is strictly above this (1 is full scale).
        package var threshold: Double
        /// Length of the moving mean, seconds.
        package var window: Double

        /// A threshold and the length in seconds of the mean that is held against it.
        package init(threshold: Double = 0.0005, window: Double = 0.1) {
            self.threshold = threshold
            self.window = window
        }
    }

    /// What is kept.
    package let options: Options

    /// A mask with the given options.
    package init(_ options: Options = Options()) { self.options = options }

    /// The parts that are kept.
    ///
    /// - Returns: ranges of sample indices, not empty, in order, with gaps between them.
    package func keptRuns(of waveform: Waveform) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        forEachMean(of: waveform) { index, mean in
            if mean > options.threshold {
                if start == nil { start = index }
            } else if let first = start {
                runs.append(first..<index)
                start = nil
            }
        }
        if let first = start { runs.append(first..<waveform.samples.count) }
        return runs
    }

    /// The sound without its quiet parts, the kept ones joined end to end.
    package func apply(to waveform: Waveform) -> Waveform { waveform.joining(keptRuns(of: waveform)) }

    /// The moving mean of the magnitude, as the threshold meets it.
    ///
    /// - Returns: `[samples]`.
    package func envelope(of waveform: Waveform) -> [Double] {
        var means: [Double] = []
        means.reserveCapacity(waveform.samples.count)
        forEachMean(of: waveform) { means.append($1) }
        return means
    }

    /// Calls `body` with each sample's index and the mean over the window around it.
    ///
    /// Of w samples the window holds w/2, rounded down, before the sample, as pandas centres it, and the rest from it on; at the ends it is cut and the divisor with it. The window's sum is the tail of one block of w samples
    /// plus the head of the next, both summed anew in each block: nothing is ever subtracted, so nothing drifts, and
    /// the mean of digital silence is exactly 0 however loud the neighbourhood. A sample that isn't finite counts as 0.
    private func forEachMean(of waveform: Waveform, _ body: (Int, Double) -> Void) {
        let count = waveform.samples.count
        let width = windowLength(sampleRate: waveform.sampleRate, count: count)
        // The window of sample i starts at i - before and ends before i - before + width.
        let before = width / 2
        waveform.samples.withUnsafeBufferPointer { samples in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * width) { memory in
                // tails[k]: the sum from place k of the block to its end; next: the magnitudes of the block after it.
                let tails = UnsafeMutableBufferPointer(rebasing: memory[..<width])
                let next = UnsafeMutableBufferPointer(rebasing: memory[width...])
                for block in 0..<(count + width - 1) / width {
                    let start = block * width - before
                    Self.loadMagnitudes(samples, from: start, into: tails)
                    for offset in stride(from: width - 2, through: 0, by: -1) { tails[offset] += tails[offset + 1] }
                    Self.loadMagnitudes(samples, from: start + width, into: next)
                    var head = 0.0
                    for offset in 0..<min(width, count - block * width) {
                        let first = start + offset
                        let inside = min(count, first + width) - max(0, first)
                        body(block * width + offset, (tails[offset] + head) / Double(inside))
                        head += next[offset]
                    }
                }
            }
        }
    }

    /// The magnitudes of as many samples as fit, from a place that may lie before the sound or beyond it.
    private static func loadMagnitudes(
        _ samples: UnsafeBufferPointer<Float>, from start: Int, into block: UnsafeMutableBufferPointer<Double>
    ) {
        let first = min(block.count, max(0, -start))
        let end = max(first, min(block.count, samples.count - start))
        block[..<first].update(repeating: 0)
        for offset in first..<end {
            let magnitude = samples[start + offset].magnitude
            block[offset] = magnitude < .infinity ? Double(magnitude) : 0
        }
        block[end...].update(repeating: 0)
    }

    /// Samples in the moving mean; twice the sound's length does what anything longer would.
    private func windowLength(sampleRate: Int, count: Int) -> Int {
        let length = Double(sampleRate) * options.window
        return max(1, length < Double(2 * count + 2) ? Int(max(0, length)) : 2 * count + 2)
    }
}

extension Waveform {
    /// The given parts of the sound, joined end to end.
    package func joining(_ runs: [Range<Int>]) -> Waveform {
        if runs == [samples.indices] { return self }
        var joined: [Float] = []
        joined.reserveCapacity(runs.reduce(0) { $0 + $1.count })
        for run in runs { joined.append(contentsOf: samples[run]) }
        return Waveform(samples: joined, sampleRate: sampleRate)
    }
}
