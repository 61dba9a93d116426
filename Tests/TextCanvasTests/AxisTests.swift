import Testing
import TextCanvas

@Suite struct AxisTests {
    private func labels(_ axis: Axis, _ count: Int) -> [String] { axis.ticks(atMost: count).map(\.label) }

    @Test func ticksAreRound() {
        #expect(labels(Axis(0...3.84), 5) == ["0", "1", "2", "3"])
        #expect(labels(Axis(0...24_000), 6) == ["0", "5000", "10000", "15000", "20000"])
        #expect(labels(Axis(-0.3...0.31), 4) == ["-0.2", "0.0", "0.2"])
        #expect(labels(Axis(0.31...0.33), 5) == ["0.310", "0.315", "0.320", "0.325", "0.330"])
    }

    @Test func logarithmicTicksArePowersOfTenOrTheirHalves() {
        #expect(labels(Axis(0.01...10, isLogarithmic: true), 5) == ["0.01", "0.1", "1", "10"])
        #expect(labels(Axis(0.3...3, isLogarithmic: true), 5) == ["0.5", "1", "2"])
    }

    @Test func ticksAreInsideInOrderAndNotTooMany() {
        var span = 1e-9
        while span < 1e9 {
            for start in [-span / 3, 0, 7 * span] {
                for count in 1...8 {
                    let axis = Axis(start...start + span)
                    let ticks = axis.ticks(atMost: count)
                    #expect(ticks.count <= count)
                    #expect(ticks.allSatisfy { (-1e-6...1 + 1e-6).contains(axis.position(of: $0.value)) })
                    #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value })
                    if count > 3 { #expect(ticks.count >= 2) }
                }
            }
            span *= 3.7
        }
    }

    @Test(
        arguments: [
            0...0, 5...5, -1e308...1e308, 0...Double.infinity, -Double.infinity...Double.infinity,
            0...Double.leastNonzeroMagnitude,
            1...1.000_000_000_000_1,
        ] as [ClosedRange<Double>]) func strangeRangesAreDrawnToo(range: ClosedRange<Double>)
    {
        for isLogarithmic in [false, true] {
            let axis = Axis(range, isLogarithmic: isLogarithmic)
            #expect(axis.range.lowerBound < axis.range.upperBound)
            #expect(axis.ticks(atMost: 5).count <= 5)
        }
    }

    @Test func positionsRunFromZeroToOne() {
        let axis = Axis(10...1000, isLogarithmic: true)
        #expect(axis.position(of: 10) == 0)
        #expect(abs(axis.position(of: 100) - 0.5) < 1e-12)
        #expect(abs(axis.position(of: 1000) - 1) < 1e-12)
        #expect(axis.position(of: 0).isNaN)
    }
}
