import Recognition
import Testing

@Suite struct RecognitionSmokeTests {
    @Test func protocolsRead() {
        #expect(ProtocolName(rawValue: "random-windows") == .randomWindows)
    }
}
