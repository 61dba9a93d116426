import Recognition
import Testing

@Suite struct RecognitionSmokeTests {
    @Test func protocolsRead() {
        #expect(EvaluationProtocol(text: "random-windows") == .randomWindows)
    }
}
