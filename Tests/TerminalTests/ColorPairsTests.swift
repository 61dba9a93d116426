import Terminal
import Testing
import TextCanvas

@Suite struct ColorPairsTests {
    /// Records what curses would be told.
    private final class Definitions {
        var all: [[Int32]] = []
    }

    private func pairs(capacity: Int, colorCount: Int) -> (ColorPairs, Definitions) {
        let told = Definitions()
        return (ColorPairs(capacity: capacity, colorCount: colorCount) { told.all.append([$0, $1, $2]) }, told)
    }

    @Test func aPairIsDefinedOnce() {
        var (pairs, told) = pairs(capacity: 256, colorCount: 256)
        for _ in 0..<3 {
            #expect(pairs.number(foreground: .palette(17), background: .terminal) == 1)
            #expect(pairs.number(foreground: .palette(17), background: .palette(18)) == 2)
            #expect(pairs.number(foreground: .terminal, background: .terminal) == 0)
        }
        #expect(told.all == [[1, 17, -1], [2, 17, 18]])
    }

    @Test func whenAllNumbersAreTakenTheCallerIsTold() {
        var (pairs, told) = pairs(capacity: 3, colorCount: 8)
        #expect(pairs.number(foreground: .palette(1), background: .terminal) == 1)
        #expect(pairs.number(foreground: .palette(2), background: .terminal) == 2)
        #expect(pairs.number(foreground: .palette(3), background: .terminal) == nil)
        #expect(pairs.number(foreground: .palette(2), background: .terminal) == 2)
        pairs.forget()
        #expect(pairs.number(foreground: .palette(3), background: .terminal) == 1)
        #expect(told.all.last == [1, 3, -1])
    }

    @Test func directColoursStayClearOfThePalette() {
        var (pairs, told) = pairs(capacity: 256, colorCount: 0x100_0000)
        _ = pairs.number(foreground: .rgb(1, 2, 3), background: .rgb(0, 0, 0))
        _ = pairs.number(foreground: .palette(3), background: .palette(231))
        #expect(told.all == [[1, 0x010203, 8], [2, 3, 0xFFFFFF]])
    }

    @Test func withoutColoursThereIsOnePair() {
        var (pairs, told) = pairs(capacity: 1, colorCount: 2)
        #expect(pairs.number(foreground: .rgb(1, 2, 3), background: .palette(3)) == 0)
        #expect(told.all == [])
    }
}
