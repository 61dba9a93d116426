import Audio
import Features
import Recognition
import TestSupport
import Testing

@Suite struct FeatureExtractorTests {
    @Test(arguments: [
        (FeatureKind.mfcc, [99, 13]), (.fbank, [99, 27]), (.logfbank, [99, 26]), (.logmel, [32, 128]),
        (.librosaMFCC, [32, 20]), (.delta, [99, 13]), (.spectrum, [8001, 2]), (.spectrogram, [32, 1025]),
    ]) func everyKindHasItsShapeAndColumns(kind: FeatureKind, shape: [Int]) throws {
        let table = try FeatureExtractor(kind).table(of: SyntheticSounds.tone(440))
        #expect([table.matrix.rows, table.matrix.columns] == shape)
        #expect(Set(table.columns).count == shape[1])
        #expect(table.sampleRate == 16000 && table.warnings.isEmpty)
        #expect(table.matrix.values.allSatisfy { $0.isFinite })
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

    @Test func cutFramesAreSaid() throws {
        let sound = SyntheticSounds.tone(440, rate: 48000)
        #expect(try FeatureExtractor(.mfcc).table(of: sound).warnings.count == 1)
        var options = FeatureOptions()
        try options.apply(assignment: "fftSize=auto", kind: .mfcc)
        #expect(try FeatureExtractor(.mfcc, options: options).table(of: sound).warnings.isEmpty)
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
