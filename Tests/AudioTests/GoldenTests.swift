import Audio
import Foundation
import Testing

@Suite struct GoldenTests {
    private func path(_ name: String) throws -> String {
        try #require(Bundle.module.url(forResource: "Golden", withExtension: nil)).appending(path: name).path
    }

    private func floats(_ name: String) throws -> [Float] {
        try Data(contentsOf: URL(filePath: path(name))).withUnsafeBytes { bytes in
            (0..<(bytes.count / 4)).map {
                Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
            }
        }
    }

    @Test(arguments: [
        ("u8.wav", "WAV 8 bit", 1), ("s16.wav", "WAV 16 bit", 1), ("s24.wav", "WAV 24 bit", 1),
        ("s32.wav", "WAV 32 bit", 1), ("float.wav", "WAV float", 1), ("double.wav", "WAV double", 1),
        ("flac16.flac", "FLAC 16 bit", 1), ("flac24.flac", "FLAC 24 bit", 2), ("stereo16.wav", "WAV 16 bit", 2),
        ("aiff24.aiff", "AIFF 24 bit", 2), ("vorbis.ogg", "OGG Vorbis", 1), ("filler.wav", "WAV 16 bit", 1),
    ]) func everyEncodingIsDecodedAsSoundfileDoes(name: String, format: String, channels: Int) throws {
        let expected = try floats(name + ".f32")
        let sound = try AudioFile.read(path(name))
        #expect(sound.sampleRate == 48000)
        #expect(sound.samples.count == expected.count && expected.count == 2400)
        let tolerance: Float = format.hasPrefix("OGG") ? 1e-4 : 1e-7
        #expect(zip(sound.samples, expected).allSatisfy { abs($0 - $1) <= tolerance })
        let info = try AudioFile.info(path(name))
        #expect(info == AudioFile.Info(frames: 2400, sampleRate: 48000, channels: channels, format: format))
    }

    @Test func resamplingIsThatOfLibrosa() throws {
        let resampled = try Resampler.resample(AudioFile.read(path("s16.wav")), to: 16000)
        let expected = try floats("resampled.f32")
        #expect(resampled.samples.count == expected.count && expected.count == 800)
        #expect(zip(resampled.samples, expected).allSatisfy { abs($0 - $1) <= 1e-6 })
    }

    @Test(arguments: ["flac16.flac", "s24.wav", "aiff24.aiff"]) func aFileCutShortIsReported(name: String) throws {
        try withTemporaryDirectory { directory in
            let whole = try #require(contents(of: path(name)))
            for share in [0.3, 0.6, 0.95] {
                let cut = directory + "/" + name
                write(Array(whole[..<Int(share * Double(whole.count))]), to: cut)
                let error = #expect(throws: AudioError.self, "\(name) at \(share)") { try AudioFile.read(cut) }
                #expect(error?.kind == .truncated || error?.kind == .notAudio, "\(name) at \(share)")
            }
        }
    }
}
