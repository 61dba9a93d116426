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
            guard computed.values.count == expected.count else { continue }
            let largest = zip(computed.values, expected).reduce(0) { max($0, abs($1.0 - $1.1)) }
            #expect(largest <= golden.tolerance(expected: expected), "\(golden.name): \(largest)")
        }
    }
}
