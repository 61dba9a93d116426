import Audio
import Features
import Recognition
import Tensors
import TestSupport
import Testing

@Suite struct FeatureExtractorTests {
    @Test(arguments: [
        (FeatureKind.mfcc, [99, 13]), (.fbank, [99, 27]), (.logfbank, [99, 26]), (.logmel, [32, 128]),
        (.librosaMFCC, [32, 20]), (.delta, [99, 13]), (.spectrum, [8001, 2]), (.spectrogram, [32, 1025]),
        (.f0, [97, 3]), (.intensity, [117, 2]), (.formants, [95, 11]), (.voice, [1, 25]), (.egemapsLLD, [96, 26]),
        (.egemaps, [1, 88]),
    ]) func everyKindHasItsShapeAndColumns(kind: FeatureKind, shape: [Int]) throws {
        let table = try FeatureExtractor(kind).table(of: SyntheticSounds.buzz(220))
        #expect([table.matrix.rows, table.matrix.columns] == shape)
        #expect(Set(table.columns).count == shape[1])
        #expect(table.sampleRate == 16000 && table.warnings.isEmpty)
        // A frame may lack a formant.
        #expect(table.matrix.values.allSatisfy { $0.isFinite || (kind == .formants && $0.isNaN) })
    }

    @Test(arguments: [FeatureKind.f0, .intensity, .formants, .egemapsLLD])
    func tracksBeginWithTheTime(kind: FeatureKind) throws {
        let table = try FeatureExtractor(kind).table(of: SyntheticSounds.buzz(220))
        #expect(table.columns[0] == "time")
        let times = (0..<table.matrix.rows).map { table.matrix[$0, 0] }
        #expect(times[0] >= 0 && times[times.count - 1] < 1)
        for (earlier, later) in zip(times, times.dropFirst()) { #expect(later > earlier) }
    }

    @Test(arguments: FeatureKind.allCases)
    func soundsWithoutVoiceOrLengthGiveATableOfTheirOwn(kind: FeatureKind) throws {
        for (count, rate) in [(1, 16000), (100, 16000), (400, 8000), (8000, 8000), (48000, 48000)] {
            for value in [Float(0), 0.5] {
                let sound = Waveform(samples: [Float](repeating: value, count: count), sampleRate: rate)
                let table = try FeatureExtractor(kind).table(of: sound)
                #expect(table.columns.count == table.matrix.columns && table.sampleRate == rate)
                if kind.row == "clip" { #expect(table.matrix.rows == 1) }
            }
        }
    }

    @Test func eGeMAPSNeedsEnoughSpectrum() {
        let error = #expect(throws: FeatureError.self) {
            try FeatureExtractor(.egemaps).table(of: Waveform(samples: [0, 1], sampleRate: 4000))
        }
        #expect(error?.description.contains("8000") == true)
    }

    @Test func numbersOutOfRangeAreRefused() throws {
        for kind in [FeatureKind.f0, .intensity, .formants, .voice] {
            for key in FeatureKey.keys(of: kind) where key.allowed.contains(" from ") {
                for value in ["-1e9", "1e9", "nan", "inf", ""] {
                    var options = FeatureOptions()
                    let error = #expect(throws: FeatureError.self, "\(key.name)=\(value)") {
                        try options.apply(assignment: "\(key.name)=\(value)", kind: kind)
                    }
                    #expect(error?.description.contains(key.name) == true)
                }
            }
        }
        var options = FeatureOptions()
        try options.apply(assignment: "pitchFloor=700", kind: .f0)
        #expect(throws: FeatureError.self) { try options.check(for: .f0) }
        try options.check(for: .mfcc)
    }

    @Test func everyOptionOfTheVoiceReachesTheNumbers() throws {
        var generator = SeededGenerator(seed: 3)
        var sound = SyntheticSounds.buzz(220)
        for index in sound.samples.indices {
            // Swelling and noisy, so that every threshold decides something.
            let swell = Float(index) / Float(sound.samples.count)
            sound.samples[index] = sound.samples[index] * swell + Float.random(in: -0.02...0.02, using: &generator)
        }
        let changes = [
            "pitchStep=0.02", "pitchFloor=100", "pitchCeiling=150", "silenceThreshold=0.8",
            "voicingThreshold=0.99", "octaveCost=5", "shortestPeriod=0.01", "longestPeriod=0.001", "periodFactor=1",
            "amplitudeFactor=1", "harmonicityStep=0.1", "harmonicityFloor=200", "harmonicitySilence=0.9",
            "intensityFloor=50", "intensityStep=0.1", "formantStep=0.1", "formantCount=4", "formantCeiling=4000",
            "formantWindow=0.1", "preEmphasisFrom=1000",
        ]
        let standard = try FeatureExtractor(.voice).table(of: sound)
        for change in changes {
            var options = FeatureOptions()
            try options.apply(assignment: change, kind: .voice)
            let table = try FeatureExtractor(.voice, options: options).table(of: sound)
            #expect(table.matrix.values.map(\.bitPattern) != standard.matrix.values.map(\.bitPattern), "\(change)")
        }
        // Candidates only compete where the pitch is in doubt.
        sound.samples = sound.samples.map { _ in Float.random(in: -0.5...0.5, using: &generator) }
        var options = FeatureOptions()
        try options.apply(assignment: "voicingThreshold=0.1", kind: .f0)
        let many = try FeatureExtractor(.f0, options: options).table(of: sound)
        try options.apply(assignment: "candidateCount=2", kind: .f0)
        #expect(try FeatureExtractor(.f0, options: options).table(of: sound) != many)
    }

    @Test func everyKeyTakesItsOwnValueAndRefusesNonsense() throws {
        for kind in FeatureKind.allCases {
            let keys = FeatureKey.keys(of: kind)
            #expect(Set(keys.map(\.name)).count == keys.count, "\(kind)")
            for key in keys {
                var options = FeatureOptions()
                try options.apply(assignment: "\(key.name) = \(key.value(in: options))", kind: kind)
                #expect(options == FeatureOptions(), "\(kind) \(key.name)")
                let error = #expect(throws: FeatureError.self) {
                    try options.apply(assignment: "\(key.name)=nonsense", kind: kind)
                }
                #expect(error?.description.contains(key.allowed) == true)
            }
        }
    }

    @Test func keysReachTheComputation() throws {
        var options = FeatureOptions()
        try options.apply(assignment: "features.mfcc.coefficientCount=20", kind: .mfcc)
        try options.apply(assignment: "hopLength=20ms", kind: .mfcc)
        let table = try FeatureExtractor(.mfcc, options: options).table(of: SyntheticSounds.tone(440))
        #expect([table.matrix.rows, table.matrix.columns] == [50, 20])
        let unknown = #expect(throws: FeatureError.self) { try options.apply(assignment: "filtercont=3", kind: .mfcc) }
        #expect(unknown?.description.contains("did you mean 'filterCount'?") == true)
        #expect(throws: FeatureError.self) { try options.apply(assignment: "filterCount", kind: .mfcc) }
    }

    @Test func theMaskCutsQuietPartsOut() throws {
        var options = FeatureOptions()
        options.maskThreshold = 0.0002
        let table = try FeatureExtractor(.mfcc, options: options).table(of: SyntheticSounds.tone(440))
        #expect(table.matrix.rows == 99)
        let folder = try TemporaryFolder()
        try AudioFile.write(SyntheticSounds.tone(440), to: folder["tone.wav"])
        let masked = try FeatureExtractor(.mfcc, options: options).table(reading: folder["tone.wav"])
        #expect(masked.matrix.rows == 59)
        try AudioFile.write(SyntheticSounds.tone(440, amplitude: 0), to: folder["silence.wav"])
        #expect(throws: AnalysisError.self) {
            try FeatureExtractor(.mfcc, options: options).table(reading: folder["silence.wav"])
        }
    }

    @Test func samplesThatAreNoNumbersAreAFault() throws {
        let folder = try TemporaryFolder()
        var file = FloatFile.floats([0.5, .nan, 0.25])
        try AtomicFile.write(file, to: folder["nan.wav"])
        for kind in [FeatureKind.mfcc, .voice, .egemaps] {
            let error = #expect(throws: AnalysisError.self) {
                try FeatureExtractor(kind).table(reading: folder["nan.wav"])
            }
            #expect(error?.description.contains("not a number") == true)
        }
        file = FloatFile.floats([0.5, 0.125, 0.25])
        try AtomicFile.write(file, to: folder["nan.wav"])
        #expect(try FeatureExtractor(.mfcc).table(reading: folder["nan.wav"]).matrix.rows == 1)
    }

    @Test func cutFramesAreSaid() throws {
        let sound = SyntheticSounds.tone(440, rate: 48000)
        #expect(try FeatureExtractor(.mfcc).table(of: sound).warnings.count == 1)
        var options = FeatureOptions()
        try options.apply(assignment: "fftSize=auto", kind: .mfcc)
        #expect(try FeatureExtractor(.mfcc, options: options).table(of: sound).warnings.isEmpty)
    }

    @Test(arguments: [FeatureKind.f0, .intensity, .voice]) func aSoundTooShortForTheVoiceIsSaid(_ kind: FeatureKind)
        throws
    {
        let sound = SyntheticSounds.tone(440, rate: 16000)
        func table(_ count: Int) throws -> FeatureTable {
            try FeatureExtractor(kind).table(
                of: Waveform(samples: Array(sound.samples.prefix(count)), sampleRate: 16000))
        }
        let short = try table(400)
        #expect(short.warnings.count == 1 && short.warnings[0].hasPrefix("25.0 ms long, shorter than "))
        #expect(kind == .voice || short.matrix.rows == 0)
        #expect(try table(4000).warnings.isEmpty)
    }

    @Test func numpyFilesHaveTheirHeaderInFrontOfTheNumbers() {
        for columns in 1...40 {
            let matrix = FeatureMatrix(rows: 2, columns: columns, values: (0..<(2 * columns)).map(Double.init))
            let bytes = NumpyArray.bytes(of: matrix)
            #expect(Array(bytes[..<8]) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0])
            let length = Int(bytes[8]) + 256 * Int(bytes[9])
            #expect((10 + length) % 64 == 0 && bytes[9 + length] == UInt8(ascii: "\n"))
            #expect(bytes.count == 10 + length + 16 * columns)
            let header = String(decoding: bytes[10..<(10 + length)], as: UTF8.self)
            #expect(header.hasPrefix("{'descr': '<f8', 'fortran_order': False, 'shape': (2, \(columns)), }"))
        }
    }
}

/// Sound files made byte by byte, of samples that the program itself would not write.
private enum FloatFile {
    /// A WAV file of 32-bit floats at 16 kHz.
    static func floats(_ samples: [Float]) -> [UInt8] {
        func little(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(value >> (8 * $0) & 0xFF) } }
        let sound = samples.flatMap { little(Int($0.bitPattern), 4) }
        let format =
            little(3, 2) + little(1, 2) + little(16000, 4) + little(64000, 4) + little(4, 2) + little(32, 2)
        return Array("RIFF".utf8) + little(36 + sound.count, 4) + Array("WAVEfmt ".utf8) + little(16, 4) + format
            + Array("data".utf8) + little(sound.count, 4) + sound
    }
}
