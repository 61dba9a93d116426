import Recognition
import Tensors
import Testing

@Suite struct WindowDrawingTests {
    private let sources = [
        WindowDrawing.Source(clip: 0, label: 0, samples: 1000), .init(clip: 1, label: 0, samples: 3000),
        .init(clip: 2, label: 1, samples: 6000), .init(clip: 3, label: 2, samples: 50),
        .init(clip: 4, label: 2, samples: 0),
    ]

    @Test(arguments: Recipe.Windows.Drawing.allCases)
    func windowsLieWithinTheirClips(_ rule: Recipe.Windows.Drawing) {
        var generator = SeededGenerator(seed: 2)
        let drawn = WindowDrawing(sources, rule: rule, windowLength: 400).draw(5000, using: &generator)
        #expect(drawn.count == 5000)
        for window in drawn {
            let samples = sources[window.clip].samples
            #expect(window.start >= 0 && (samples > 400 ? window.start + 400 < samples + 1 : window.start == 0))
            #expect(window.clip != 4, "nothing is left of the clip")
        }
    }

    /// The share of each clip, to three standard deviations of 20,000 draws.
    @Test(arguments: Recipe.Windows.Drawing.allCases)
    func clipsAreDrawnInProportion(_ rule: Recipe.Windows.Drawing) {
        // By class: mean durations 2000, 6000 and 50; then a clip of the class.
        let weights: [Double] =
            switch rule {
            case .classDuration: [1000, 1000, 6000, 50]
            case .classEqual: [0.5, 0.5, 1, 1]
            case .clipDuration: [1000, 3000, 6000, 50]
            }
        let shares = weights.map { $0 / weights.reduce(0, +) }
        var generator = SeededGenerator(seed: 3)
        let drawn = WindowDrawing(sources, rule: rule, windowLength: 400).draw(20000, using: &generator)
        for (clip, share) in shares.enumerated() {
            let seen = Double(drawn.count { $0.clip == clip }) / 20000
            #expect(abs(seen - share) < 3 * (share * (1 - share) / 20000).squareRoot())
        }
    }

    @Test func theSameSeedDrawsTheSameWindows() {
        var (one, two, three) = (SeededGenerator(seed: 1), SeededGenerator(seed: 1), SeededGenerator(seed: 2))
        let drawing = WindowDrawing(sources, rule: .classDuration, windowLength: 400)
        let drawn = drawing.draw(100, using: &one)
        #expect(drawn == drawing.draw(100, using: &two))
        #expect(drawn != drawing.draw(100, using: &three))
    }

    @Test func nothingIsDrawnFromNothing() {
        var generator = SeededGenerator(seed: 1)
        #expect(WindowDrawing([], rule: .classEqual, windowLength: 400).draw(10, using: &generator).isEmpty)
    }

    @Test func consecutiveWindowsAreWholeOnes() {
        for samples in 0...50 {
            let starts = WindowPosition.consecutive(samples: samples, windowLength: 10)
            #expect(starts == (samples <= 10 ? [0] : (0..<samples / 10).map { 10 * $0 }))
        }
    }
}
