import Corpora
import Testing

@Suite struct CorporaSmokeTests {
    @Test func thereAreEightEmotions() {
        #expect(Emotion.allCases.count == 8)
    }
}
