import Audio
import Features
import Recognition
import TestSupport
import Testing

@Suite struct ClipAnalyzerTests {
    @Test(arguments: [8000, 16000, 44100, 48000]) func aToneIsWhereItIsInEveryPlane(rate: Int) throws {
        let sound = SyntheticSounds.tone(1000, rate: rate)
        let analysis = try ClipAnalyzer().analyse(sound, clip: "a/tone.wav")
        #expect(analysis.clip == "a/tone.wav" && analysis.sampleRate == rate && analysis.samples == sound.samples)
        #expect(analysis.kept.count == 1)
        // Half the clip sounds; the mask looks 0.05 s around itself.
        #expect(abs(analysis.keptSeconds - 0.6) < 0.01)
        let peak = try #require(
            analysis.spectrum.decibels.indices.max { analysis.spectrum.decibels[$0] < analysis.spectrum.decibels[$1] })
        #expect(abs(Double(peak) * analysis.spectrum.binWidth - 1000) < 5)
        for plane in [analysis.spectrogram, analysis.filterBank] {
            guard case .frequencies(let frequencies) = plane.bands else {
                Issue.record("the bands have frequencies")
                continue
            }
            let frame = try #require(plane.frame(at: 0.5))
            let band = try #require((0..<plane.bandCount).max { plane[frame, $0] < plane[frame, $1] })
            #expect(abs(frequencies[band] - 1000) < 150, "\(plane.unit)")
            let silent = try #require(plane.frame(at: 0.1))
            #expect(plane[silent, band] <= -119)
        }
        #expect(analysis.mfcc.bandCount == 13 && analysis.mfcc.bands == .coefficients)
        #expect(analysis.mfcc.frames == analysis.filterBank.frames)
    }

    @Test func aFullScaleSineReachesMinusSixDecibels() throws {
        var sound = SyntheticSounds.tone(1000, amplitude: 1)
        sound.samples = Array(sound.samples[4000..<12000])
        let analysis = try ClipAnalyzer().analyse(sound, clip: "")
        #expect(abs((analysis.spectrum.decibels.max() ?? 0) + 6.02) < 0.01)
        #expect(abs((analysis.spectrogram.values.max() ?? 0) + 6.02) < 0.1)
    }

    @Test(arguments: [0, 1, 2, 100]) func shortAndSilentSoundsAreAnalysedToo(count: Int) throws {
        let silence = Waveform(samples: [Float](repeating: 0, count: count), sampleRate: 16000)
        let analysis = try ClipAnalyzer().analyse(silence, clip: "")
        #expect(analysis.kept.isEmpty && analysis.spectrum.decibels.isEmpty)
        #expect(analysis.mfcc.frames == min(count, 1))
        #expect(analysis.filterBank.values.allSatisfy { $0.isFinite })
    }

    @Test func longSoundsHaveBoundedPlanes() throws {
        let sound = Waveform(samples: [Float](repeating: 0.1, count: 16000 * 60), sampleRate: 16000)
        var options = ClipAnalyzer.Options()
        options.mostFrames = 500
        let analysis = try ClipAnalyzer(options).analyse(sound, clip: "")
        for plane in [analysis.spectrogram, analysis.filterBank, analysis.mfcc] {
            #expect((400...501).contains(plane.frames))
            #expect(abs(plane.start + Double(plane.frames) * plane.hop - 60) < 1)
        }
        #expect(analysis.spectrum.highest == 8000)
    }

    @Test func workNobodyWaitsForStops() {
        let sound = SyntheticSounds.tone(440, seconds: 20)
        for allowed in 0..<12 {
            var checks = 0
            #expect(throws: AnalysisError.stopped) {
                try ClipAnalyzer().analyse(sound, clip: "") {
                    checks += 1
                    return checks > allowed
                }
            }
        }
    }

    @Test func faultsOfFilesAndOptionsAreTold() throws {
        let error = #expect(throws: AnalysisError.self) { try ClipAnalyzer().analyse("/none.wav", clip: "none.wav") }
        #expect(error?.description.hasPrefix("/none.wav: no such file") == true)
        var options = ClipAnalyzer.Options()
        options.mfcc.highestFrequency = 20000
        let fault = #expect(throws: AnalysisError.self) {
            try ClipAnalyzer(options).analyse(SyntheticSounds.tone(440), clip: "")
        }
        #expect(fault?.description.contains("highestFrequency") == true)
    }
}
