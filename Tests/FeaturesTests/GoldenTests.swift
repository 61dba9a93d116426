import Features
import Testing

@Suite struct GoldenTests {
    @Test func valuesAreThoseOfThePublishedTools() throws {
        let folder = try GoldenFolder.bundled()
        let cases = try folder.cases()
        #expect(cases.count == 38)
        for golden in cases {
            let expected = try folder.expected(golden.name)
            let computed = try golden.computed(from: folder.samples(golden.signal))
            #expect([computed.rows, computed.columns] == golden.shape, "\(golden.name)")
            try #require(computed.values.count == expected.count, "\(golden.name)")
            let tolerance = golden.tolerance(expected: expected)
            let apart = zip(computed.values, expected).filter { !(abs($0 - $1) <= tolerance) }
            #expect(apart.isEmpty, "\(golden.name): \(apart.count) differ, the first \(apart.prefix(1))")
        }
    }
}
