import Audio
import Glibc

/// Cuts off the quiet before the first and after the last loud frame of a clip; pauses in between stay.
struct EndTrim {
    /// Length of a frame and of the step to the next, s.
    private static let (frame, hop) = (0.025, 0.01)
    /// The share of frames that are quieter than the one that range is counted from.
    private static let reference = 0.98

    private let range: Double
    private let margin: Double

    /// The cut that a recipe asks for; nil where it asks for none.
    init?(_ audio: Recipe.Audio) {
        guard audio.trimRange > 0 else { return nil }
        range = audio.trimRange
        margin = audio.trimMargin
    }

    /// The samples that stay; none where all are zero.
    func kept(of waveform: Waveform) -> Range<Int> {
        let length = max(1, Int(Self.frame * Double(waveform.sampleRate)))
        let hop = max(1, Int(Self.hop * Double(waveform.sampleRate)))
        let energies = energies(of: waveform.samples, length: length, hop: hop)
        guard let limit = limit(energies), let first = energies.firstIndex(where: { $0 >= limit }),
            let last = energies.lastIndex(where: { $0 >= limit })
        else { return 0..<0 }
        let rest = Int(margin * Double(waveform.sampleRate))
        return max(0, first * hop - rest)..<min(waveform.samples.count, last * hop + length + rest)
    }

    /// Sum of squares of every frame; one frame of a sound that is shorter.
    private func energies(of samples: [Float], length: Int, hop: Int) -> [Double] {
        guard !samples.isEmpty else { return [] }
        return samples.withUnsafeBufferPointer { samples in
            (0...max(0, samples.count - length) / hop).map { frame in
                var sum = 0.0
                for index in frame * hop..<min(samples.count, frame * hop + length) {
                    sum += Double(samples[index]) * Double(samples[index])
                }
                return sum
            }
        }
    }

    /// The least energy that counts as loud; nil where there is no sound.
    private func limit(_ energies: [Double]) -> Double? {
        guard !energies.isEmpty else { return nil }
        let sorted = energies.sorted()
        let position = Self.reference * Double(sorted.count - 1)
        let (low, high) = (sorted[Int(position)], sorted[min(sorted.count - 1, Int(position) + 1)])
        let quantile = low + (high - low) * (position - position.rounded(.down))
        // A click in silence has the loudest frame alone to go by.
        let loud = quantile > 0 ? quantile : sorted[sorted.count - 1]
        return loud > 0 ? loud * pow(10, -range / 10) : nil
    }
}
