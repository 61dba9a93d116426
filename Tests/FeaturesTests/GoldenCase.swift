import Features
import Foundation

/// One set of values that a published tool computed, as `Golden/make_golden.py` writes it.
struct GoldenCase: Decodable {
    let name: String
    let kind: String
    let signal: String
    let sampleRate: Int
    let options: Settings
    let shape: [Int]

    /// The options that differ from the tool's defaults.
    struct Settings: Decodable {
        let length, hop, windowLength: AudioSpan?
        let window: WindowFunction?
        let fftSize, filterCount, coefficientCount, lifter, reach, width, order: Int?
        let lowestFrequency, highestFrequency, preEmphasis, floor: Double?
        let startsWithEnergy, isCentered, isAreaNormalized: Bool?
        let melScale: MelScale?
        let precision: PreEmphasisPrecision?
        let reference: DecibelScale.Reference?
        let range: Double?
        /// Whether the transform's size, or the range, is given as null rather than left at its default.
        let hasOpenSize, hasOpenRange: Bool
    }
}

extension GoldenCase.Settings {
    private enum CodingKeys: String, CodingKey {
        case length, hop, windowLength, window, fftSize, filterCount, coefficientCount, lifter, reach, width, order
        case lowestFrequency, highestFrequency, preEmphasis, floor, startsWithEnergy, isCentered, isAreaNormalized
        case melScale, precision, reference, range
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
            try values.decodeIfPresent(Value.self, forKey: key)
        }
        (length, hop, windowLength) = (try read(.length), try read(.hop), try read(.windowLength))
        (window, melScale, reference) = (try read(.window), try read(.melScale), try read(.reference))
        (fftSize, filterCount) = (try read(.fftSize), try read(.filterCount))
        (coefficientCount, lifter) = (try read(.coefficientCount), try read(.lifter))
        (reach, width, order) = (try read(.reach), try read(.width), try read(.order))
        (lowestFrequency, highestFrequency) = (try read(.lowestFrequency), try read(.highestFrequency))
        (preEmphasis, floor, range) = (try read(.preEmphasis), try read(.floor), try read(.range))
        (startsWithEnergy, isCentered) = (try read(.startsWithEnergy), try read(.isCentered))
        (isAreaNormalized, precision) = (try read(.isAreaNormalized), try read(.precision))
        hasOpenSize = values.contains(.fftSize) && fftSize == nil
        hasOpenRange = values.contains(.range) && range == nil
    }

    var mfcc: MFCC.Options {
        var options = MFCC.Options()
        if let length { options.framing.length = length }
        if let hop { options.framing.hop = hop }
        if let window { options.window = window }
        if let fftSize { options.fftSize = fftSize }
        if hasOpenSize { options.fftSize = nil }
        if let filterCount { options.filterCount = filterCount }
        if let lowestFrequency { options.lowestFrequency = lowestFrequency }
        options.highestFrequency = highestFrequency
        if let preEmphasis { options.preEmphasis = preEmphasis }
        if let precision { options.precision = precision }
        if let coefficientCount { options.coefficientCount = coefficientCount }
        if let lifter { options.lifter = lifter }
        if let startsWithEnergy { options.startsWithEnergy = startsWithEnergy }
        return options
    }

    var librosa: LibrosaMFCC.Options {
        var options = LogMel.Options()
        if let fftSize { options.fftSize = fftSize }
        options.windowLength = windowLength
        if let hop { options.hop = hop }
        if let window { options.window = window }
        if let isCentered { options.isCentered = isCentered }
        if let filterCount { options.filterCount = filterCount }
        if let lowestFrequency { options.lowestFrequency = lowestFrequency }
        options.highestFrequency = highestFrequency
        if let melScale { options.melScale = melScale }
        if let isAreaNormalized { options.isAreaNormalized = isAreaNormalized }
        if let reference { options.reference = reference }
        if let floor { options.floor = floor }
        if let range { options.range = range }
        if hasOpenRange { options.range = nil }
        return LibrosaMFCC.Options(logMel: options, coefficientCount: coefficientCount ?? 20, lifter: lifter ?? 0)
    }
}

extension GoldenCase {
    /// What the project computes for the case `[frames x columns]`.
    func computed(from samples: [Float]) throws -> FeatureMatrix {
        let librosa = options.librosa
        switch kind {
        case "mfcc": return try MFCC(options.mfcc, sampleRate: sampleRate).matrix(of: samples)
        case "fbank", "logfbank":
            let bank = try FilterBankEnergies(options.mfcc.filterBank, sampleRate: sampleRate)
            return bank.matrix(of: samples, scale: kind == "fbank" ? .linear : .logarithmic)
        case "energy":
            let bank = try FilterBankEnergies(options.mfcc.filterBank, sampleRate: sampleRate)
            let energies = bank.energies(of: samples, scale: .linear).total
            return FeatureMatrix(rows: energies.count, columns: 1, values: energies)
        case "delta":
            let mfcc = try MFCC(sampleRate: sampleRate).matrix(of: samples)
            return try RegressionDelta(reach: options.reach ?? 2).matrix(of: mfcc)
        case "spectrum":
            let magnitudes = Spectrum(of: samples, sampleRate: sampleRate).magnitudes
            return FeatureMatrix(rows: magnitudes.count, columns: 1, values: magnitudes)
        case "spectrogram":
            let spectrogram = try Spectrogram(librosa.logMel.spectrogram, sampleRate: sampleRate)
            return spectrogram.matrix(of: samples, scale: .magnitude)
        case "mel": return try LogMel(librosa.logMel, sampleRate: sampleRate).powers(of: samples)
        case "logmel": return try LogMel(librosa.logMel, sampleRate: sampleRate).matrix(of: samples)
        case "librosa-mfcc": return try LibrosaMFCC(librosa, sampleRate: sampleRate).matrix(of: samples)
        case "librosa-delta":
            let delta = try SavitzkyGolayDelta(width: options.width ?? 9, order: options.order ?? 1)
            return try delta.matrix(of: LibrosaMFCC(librosa, sampleRate: sampleRate).matrix(of: samples))
        default: throw GoldenError(description: "no golden kind '\(kind)'")
        }
    }

    /// The largest difference allowed: the tools' float32 arithmetic sets it for librosa, rounding for the others.
    func tolerance(expected: [Double]) -> Double {
        switch kind {
        case "mel", "spectrogram": 1e-4 * (expected.max() ?? 0) + 1e-12
        case "logmel": 2e-3
        case "librosa-mfcc": 5e-3
        case "librosa-delta": 2e-3
        case "fbank", "energy", "spectrum": 1e-12 * max(1, expected.max() ?? 0)
        default: 1e-8
        }
    }
}

/// A golden file that is missing or not what it should be.
struct GoldenError: Error, CustomStringConvertible {
    let description: String
}

/// The golden files of a folder.
struct GoldenFolder {
    let url: URL

    /// The folder beside these tests.
    static func bundled() throws -> GoldenFolder {
        guard let url = Bundle.module.url(forResource: "Golden", withExtension: nil) else {
            throw GoldenError(description: "the golden values are missing: run Golden/make_golden.py")
        }
        return GoldenFolder(url: url)
    }

    func cases() throws -> [GoldenCase] {
        try JSONDecoder().decode([GoldenCase].self, from: Data(contentsOf: url.appending(path: "cases.json")))
    }

    func samples(_ name: String) throws -> [Float] {
        try Data(contentsOf: url.appending(path: name + ".f32")).withUnsafeBytes { bytes in
            (0..<(bytes.count / 4)).map {
                Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
            }
        }
    }

    func expected(_ name: String) throws -> [Double] {
        try Data(contentsOf: url.appending(path: name + ".f64")).withUnsafeBytes { bytes in
            (0..<(bytes.count / 8)).map {
                Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)))
            }
        }
    }
}
