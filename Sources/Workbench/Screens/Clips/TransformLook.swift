import Features
package import Recognition
import TextCanvas

/// How the spectrogram is computed: long windows tell frequencies apart, short ones moments.
package struct TransformLook: Hashable, Sendable {
    /// Lengths of the window to choose from, ms.
    package static let lengths = [5.0, 10, 20, 40, 80]

    /// Which of the lengths.
    private var index = 2
    /// The taper of the window.
    private var taper = WindowFunction.hann

    /// 20 ms under a Hann window.
    package init() {}

    /// Takes a longer or shorter window. Returns whether there is one.
    mutating func changeLength(by steps: Int) -> Bool {
        let next = min(max(0, index + steps), Self.lengths.count - 1)
        defer { index = next }
        return next != index
    }

    /// Takes the next taper, round and round.
    mutating func nextTaper() {
        let all = WindowFunction.allCases
        taper = all[((all.firstIndex(of: taper) ?? 0) + 1) % all.count]
    }

    /// What the analyzer is asked for.
    package var options: ClipAnalyzer.Options {
        ClipAnalyzer.Options(spectrogramWindow: .milliseconds(Self.lengths[index]), spectrogramTaper: taper)
    }

    /// The same as settings of `emoscope features --kind spectrogram`.
    func settings(at sampleRate: Int) -> [String] {
        let window = Int((Self.lengths[index] / 1000 * Double(sampleRate)).rounded(.toNearestOrAwayFromZero))
        var fftSize = 1
        while fftSize < window { fftSize *= 2 }
        let length = Format.fixed(Self.lengths[index], decimals: 0)
        return ["fftSize=\(fftSize)", "windowLength=\(length)ms", "hopLength=10ms", "window=\(taper.rawValue)"]
    }

    /// The window in a few words.
    var remark: String { "\(Format.fixed(Self.lengths[index], decimals: 0)) ms \(taper.rawValue)" }
}
