import Audio
import Testing

@Suite struct AudioSmokeTests {
    @Test func durationIsSamplesOverRate() {
        let wave = Waveform(samples: [0, 0, 0, 0], sampleRate: 2); #expect(wave.duration == 2)
    }
}
