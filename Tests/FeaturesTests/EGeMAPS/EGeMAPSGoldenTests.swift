import Features
import Testing

/// eGeMAPS v02 against openSMILE 3.0 (opensmile 2.6.0) on the same sounds.
///
/// Formants of the train of clicks are left out: its spectrum leaves the predictor to rounding, in openSMILE's single precision too.
@Suite struct EGeMAPSGoldenTests {
    private static let withFormants = GoldenVoice.all.filter { $0 != "pulses120" }
    /// openSMILE doubles or loses an F0 frame among the last ones.
    private static let unreliableTail = 6

    /// Columns of the descriptors.
    private enum Column {
        static let spectrum = 0..<10
        static let pitch = 10
        static let periods = 11..<15
        static let resonances = [16, 19, 22]
    }

    private func pairs(_ name: String) throws -> [(found: [Double], expected: [Double])] {
        let voice = try GoldenVoice(name)
        let expected = try voice.table("egemaps_lld")
        let found = try EGeMAPS(sampleRate: voice.waveform.sampleRate).descriptors(of: voice.waveform.samples)
        try #require(found.rows == expected.count && found.columns == 25)
        return (0..<expected.count - Self.unreliableTail).map { (Array(found.row($0)), expected[$0]) }
    }

    @Test(arguments: GoldenVoice.all) func spectralDescriptors(_ name: String) throws {
        let tolerances = [0.002, 0.01, 0.01, 1e-5, 1e-5, 0.001, 0.02, 0.02, 0.02, 0.02]
        for (found, expected) in try pairs(name) {
            for column in Column.spectrum {
                let isRelative = column == 0 || column == 5
                let scale = isRelative ? abs(expected[column]) : 1
                #expect(abs(found[column] - expected[column]) <= tolerances[column] * scale + 1e-7)
            }
        }
    }

    @Test(arguments: GoldenVoice.all) func pitchAndPeriods(_ name: String) throws {
        let rows = try pairs(name)
        let pitches = rows.map { ($0.found[Column.pitch], $0.expected[Column.pitch]) }
        #expect(share(of: pitches) { ($0 > 0) == ($1 > 0) } >= 0.98)
        #expect(share(of: pitches) { abs($0 - $1) < 0.01 } >= 0.98)
        let same = rows.filter { abs($0.found[Column.pitch] - $0.expected[Column.pitch]) < 0.01 }
        for column in Column.periods {
            #expect(share(of: same.map { ($0.found[column], $0.expected[column]) }) { abs($0 - $1) < 0.01 } >= 0.98)
        }
    }

    @Test(arguments: withFormants) func formants(_ name: String) throws {
        let rows = try pairs(name)
        for column in Column.resonances {
            #expect(
                share(of: rows.map { ($0.found[column], $0.expected[column]) }) { abs($0 - $1) <= 0.05 * $1 } >= 0.9)
        }
    }

    @Test(arguments: GoldenVoice.all) func functionals(_ name: String) throws {
        let voice = try GoldenVoice(name)
        let expected = try voice.column(0, of: "egemaps_func")
        let found = try EGeMAPS(sampleRate: voice.waveform.sampleRate).functionals(of: voice.waveform.samples)
        try #require(found.count == 88 && expected.count == 88)
        var missed: [String] = []
        for (index, quantity) in EGeMAPS.functionals.enumerated() {
            let ofFormant = ["F1", "F2", "F3", "H1-A3"].contains {
                quantity.name.hasPrefix($0) || quantity.name.contains($0)
            }
            if ofFormant && name == "pulses120" { continue }
            let ofContour = quantity.unit.hasSuffix("/s") || quantity.name.hasSuffix("Slope")
            let tolerance = ofFormant ? (quantity.name.hasSuffix("frequency_sma3nz_amean") ? 0.05 : 0.15) : 0.02
            // Slopes of a steady tone lie between values that differ by rounding only.
            let least = ofContour ? 0.05 : 1e-4
            if abs(found[index] - expected[index]) > max(least, tolerance * abs(expected[index])) {
                missed.append(quantity.name)
            }
        }
        // One frame of this clip lies between two candidates for its F0, which moves what depends on F0's course.
        #expect(name == "speech4" ? missed.count <= 8 : missed.isEmpty, "\(missed)")
    }
}
