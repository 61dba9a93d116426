import Audio
import Glibc
import Testing

@Suite struct AudioFileTests {
    @Test func sixteenBitSamplesSurviveARoundTrip() throws {
        try withTemporaryDirectory { directory in
            let samples = (-32768...32767).map { Float($0) / 32768 }
            let path = directory + "/ramp.wav"
            try AudioFile.write(Waveform(samples: samples, sampleRate: 22050), to: path)
            let read = try AudioFile.read(path)
            #expect(read == Waveform(samples: samples, sampleRate: 22050))
            let info = try AudioFile.info(path)
            #expect(info == AudioFile.Info(frames: 65536, sampleRate: 22050, channels: 1, format: "WAV 16 bit"))
        }
    }

    @Test func writingClipsAndSilencesWhatDoesNotFit() throws {
        try withTemporaryDirectory { directory in
            let path = directory + "/loud.wav"
            let samples: [Float] = [2, -2, .nan, .infinity, 0.5]
            try AudioFile.write(Waveform(samples: samples, sampleRate: 16000), to: path)
            #expect(try AudioFile.read(path).samples == [32767 / 32768, -1, 0, 0, 0.5])
        }
    }

    @Test func aFileWithoutSoundGivesNoSamples() throws {
        try withTemporaryDirectory { directory in
            let path = directory + "/none.wav"
            try AudioFile.write(Waveform(samples: [], sampleRate: 8000), to: path)
            #expect(try AudioFile.read(path) == Waveform(samples: [], sampleRate: 8000))
        }
    }

    @Test func everyFaultHasAKindAndOneLine() throws {
        try withTemporaryDirectory { directory in
            try AudioFile.write(
                Waveform(samples: [Float](repeating: 0.1, count: 800), sampleRate: 8000), to: directory + "/a.wav")
            let whole = try #require(contents(of: directory + "/a.wav"))
            write([], to: directory + "/empty.wav")
            write(Array("not a sound".utf8), to: directory + "/text.wav")
            write(Array(whole[..<1000]), to: directory + "/cut.wav")
            write(Array(whole[..<30]), to: directory + "/header.wav")
            mkfifo(directory + "/pipe.wav", 0o644)
            try AudioFile.write(Waveform(samples: [0.1, 0.2], sampleRate: 1), to: directory + "/slow.wav")
            let faults: [(String, AudioError.Kind)] = [
                ("missing.wav", .missing), ("a.wav/b.wav", .missing), (".", .notAFile), ("pipe.wav", .notAFile),
                ("empty.wav", .empty), ("text.wav", .notAudio), ("header.wav", .notAudio), ("cut.wav", .truncated),
                ("slow.wav", .notAudio),
            ]
            for (name, kind) in faults {
                let path = directory + "/" + name
                let error = #expect(throws: AudioError.self) { try AudioFile.read(path) }
                #expect(error?.kind == kind, "\(name)")
                #expect(error?.description.hasPrefix(path + ": ") == true)
                #expect(error?.description.contains("\n") == false)
            }
        }
    }

    @Test func aFailedWriteLeavesNothingBehind() throws {
        try withTemporaryDirectory { directory in
            let sound = Waveform(samples: [0.1], sampleRate: 8000)
            mkdir(directory + "/taken.wav", 0o755)
            #expect(throws: AudioError.self) { try AudioFile.write(sound, to: directory + "/taken.wav") }
            #expect(throws: AudioError.self) { try AudioFile.write(sound, to: directory + "/none/a.wav") }
            #expect(entries(of: directory) == ["taken.wav"])
        }
    }
}
