import Features
import Testing

@Suite struct FramingTests {
    @Test func framesCoverEverySample() {
        for frameLength in 1...9 {
            for hopLength in 1...9 {
                let layout = FrameLayout(frameLength: frameLength, hopLength: hopLength)
                #expect(layout.frameCount(samples: 0) == 0)
                for samples in 1...40 {
                    let frames = layout.frameCount(samples: samples)
                    #expect((frames - 1) * hopLength + frameLength >= samples, "\(layout), \(samples) samples")
                    #expect(frames == 1 || (frames - 2) * hopLength + frameLength < samples, "\(layout), \(samples)")
                }
            }
        }
    }

    @Test(arguments: [
        (25.0, 44100, 1103), (25, 22050, 551), (10, 22050, 221), (25, 16000, 400), (10, 44100, 441), (12.5, 8000, 100),
    ]) func halvesAreRoundedUp(time: Double, rate: Int, expected: Int) {
        #expect(AudioSpan.milliseconds(time).sampleCount(sampleRate: rate) == expected)
    }

    @Test(arguments: [
        ("25ms", AudioSpan.milliseconds(25)), ("25 ms", .milliseconds(25)), ("0.025 s", .milliseconds(25)),
        ("400samples", .samples(400)), ("12.5 ms", .milliseconds(12.5)), ("5e-05 ms", .milliseconds(5e-05)),
    ]) func spansAreReadAndWritten(text: String, span: AudioSpan) {
        #expect(AudioSpan(text) == span)
        #expect(AudioSpan(span.description) == span)
    }

    @Test(arguments: ["", "25", "ms", "abc", "1.5 samples", "25 m", "nan samples", "--1 ms", "2 5 ms"])
    func spansWithoutAUnitAreRefused(text: String) {
        #expect(AudioSpan(text) == nil)
    }

    @Test func impossibleFramesAreRefused() {
        for framing in [
            Framing(length: .samples(0)), Framing(hop: .milliseconds(0)), Framing(length: .milliseconds(-3)),
            Framing(length: .milliseconds(.nan)), Framing(hop: .milliseconds(1e300)),
            Framing(length: .samples(1 << 30)),
        ] {
            #expect(throws: FeatureError.self, "\(framing)") { try framing.layout(sampleRate: 16000) }
        }
        #expect(throws: FeatureError.self) { try Framing().layout(sampleRate: 0) }
    }

    @Test func windowsAreSymmetricAndPeriodicOnesOneLonger() {
        for window in WindowFunction.allCases {
            for count in 0...40 {
                let values = window.values(count: count, .symmetric)
                #expect(values.count == count)
                #expect(values == values.reversed())
                if count > 1 {
                    let longer = window.values(count: count + 1, .symmetric)
                    let periodic = window.values(count: count, .periodic)
                    #expect(zip(periodic, longer).allSatisfy { abs($0 - $1) < 1e-15 }, "\(window), \(count)")
                }
            }
            #expect(window.values(count: 1, .periodic) == [1])
        }
    }
}
