import NeuralNetwork
import Testing

@Suite struct NeuralNetworkSmokeTests {
    @Test func paddingReads() {
        #expect(Padding(rawValue: "same") == .same)
    }
}
