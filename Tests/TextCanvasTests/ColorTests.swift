import Testing
import TextCanvas

@Suite struct ColorTests {
    @Test func contrastIsThatOfTheGuidelines() throws {
        let black = Color(hex: 0x000000)
        let white = Color(hex: 0xFFFFFF)
        #expect(abs(try #require(black.contrast(with: white)) - 21) < 1e-9)
        #expect(abs(try #require(white.contrast(with: white)) - 1) < 1e-9)
        // The guidelines' own example of the lightest grey that text on white may have.
        let grey = try #require(Color(hex: 0x767676).contrast(with: white))
        #expect(abs(grey - 4.54) < 0.005)
        #expect(Color.terminal.contrast(with: white) == nil)
    }

    @Test func everyEntryOfTheCubeMapsToItself() {
        for index in 16...255 as ClosedRange<UInt8> {
            guard let (red, green, blue) = Color.palette(index).components else { continue }
            let mapped = Color.rgb(red, green, blue).mapped(to: .colors256)
            #expect(mapped.components ?? (0, 0, 0) == (red, green, blue))
        }
    }

    @Test func eachTierShowsOnlyItsOwnColours() {
        for hex in stride(from: 0 as UInt32, to: 0xFFFFFF, by: 0x01357) {
            let color = Color(hex: hex)
            #expect(color.mapped(to: .trueColor) == color)
            #expect(color.mapped(to: .monochrome) == .terminal)
            guard case .palette(let sixteen) = color.mapped(to: .colors16),
                case .palette(let eight) = color.mapped(to: .colors8)
            else {
                Issue.record("\(color) has no entry in the palette")
                continue
            }
            #expect(sixteen < 16 && eight < 8)
        }
    }

    @Test func coloursAreReadAsTheyAreWritten() {
        for color in [Color.terminal, .palette(0), .palette(255), Color(hex: 0x0A0B0C), Color(hex: 0xFFFFFF)] {
            #expect(Color(color.description) == color)
        }
        #expect(Color("red") == .palette(1))
        #expect(Color("bright-white") == .palette(15))
        for wrong in ["", "#12345", "#12345g", "256", "-1", "reddish", "#+12345"] {
            #expect(Color(wrong) == nil, "\(wrong)")
        }
    }

    @Test func scalesRunFromTheirFirstColourToTheirLast() {
        #expect(ColorMap.viridis.color(at: 0) == Color(hex: 0x440154))
        #expect(ColorMap.viridis.color(at: 1) == Color(hex: 0xFDE725))
        #expect(ColorMap.viridis.color(at: -3) == ColorMap.viridis.color(at: 0))
        #expect(ColorMap.viridis.color(at: .infinity) == ColorMap.viridis.color(at: 1))
        #expect(ColorMap.viridis.color(at: .nan) == ColorMap.viridis.color(at: 0))
        #expect(ColorMap.grey.color(at: 0.5) == Color(hex: 0x808080))
    }

    @Test(arguments: [ColorMap.viridis, .magma, .cividis, .grey]) func scalesGetLighterThroughout(scale: ColorMap) {
        let luminances = (0...20).map { scale.color(at: Double($0) / 20).luminance ?? -1 }
        #expect(zip(luminances, luminances.dropFirst()).allSatisfy { $0 < $1 })
    }
}
