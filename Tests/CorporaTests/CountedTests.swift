import Corpora
import Testing

@Suite struct CountedTests {
    @Test(arguments: [
        (0, "0 clips"), (1, "1 clip"), (2, "2 clips"), (999, "999 clips"), (1000, "1,000 clips"),
        (1_974_222, "1,974,222 clips"), (-1440, "-1,440 clips"),
    ])
    func aNumberComesWithItsNoun(number: Int, text: String) {
        #expect(number.counted("clip") == text)
    }

    @Test func wordsThatDoNotTakeAnSAndVerbsAgree() {
        #expect(1.counted("class", "classes") == "1 class" && 3.counted("class", "classes") == "3 classes")
        #expect(
            1.counted("clip", verb: "is", "are") == "1 clip is" && 0.counted("clip", verb: "is", "are") == "0 clips are"
        )
    }

    @Test func aRangeIsToldAsOneWhereItIsOne() {
        #expect((1...1).counted("speaker") == "1 speaker" && (4...4).counted("speaker") == "4 speakers")
        #expect(
            (19...20).counted("speaker") == "19 to 20 speakers" && (998...1200).counted("clip") == "998 to 1,200 clips")
    }
}
