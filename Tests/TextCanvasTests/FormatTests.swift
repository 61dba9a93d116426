import Testing
import TextCanvas

@Suite struct FormatTests {
    @Test(arguments: [
        (0.0, "0"), (1, "1.00"), (0.5, "0.500"), (0.1234, "0.123"), (9.996, "10.0"), (99.96, "100"), (123.4, "123"),
        (1440, "1440"), (123_456, "123456"), (999_999.9, "1.00e6"), (1_974_222, "1.97e6"), (0.0002, "0.000200"),
        (0.000_05, "5.00e-5"), (-12.34, "-12.3"), (.nan, "-"), (.infinity, "inf"), (-.infinity, "-inf"),
        (Double.leastNonzeroMagnitude, "0"), (1e300, "1.00e300"), (-0.0, "0"),
    ]) func threeDigits(value: Double, text: String) {
        #expect(Format.number(value) == text)
    }

    @Test(arguments: [
        (0.0, 2, "0.00"), (1.005, 1, "1.0"), (-0.04, 1, "0.0"), (-0.06, 1, "-0.1"), (12, 0, "12"), (0.05, 3, "0.050"),
        (.nan, 1, "-"),
    ]) func fixedDecimals(value: Double, decimals: Int, text: String) {
        #expect(Format.fixed(value, decimals: decimals) == text)
    }

    @Test(arguments: [
        (0.0, "0 ms"), (0.0004, "0.4 ms"), (0.84, "840 ms"), (0.9999, "1.00 s"), (3.84, "3.84 s"), (59.94, "59.9 s"),
        (59.96, "1 min 00 s"), (125, "2 min 05 s"), (3599.6, "1 h 00 min"), (3780, "1 h 03 min"),
        (187_200, "2 d 04 h"), (-2, "-2.00 s"), (.infinity, "-"),
    ]) func durations(seconds: Double, text: String) {
        #expect(Format.duration(seconds) == text)
    }

    @Test func countsAndShares() {
        #expect(Format.count(1_974_222) == "1,974,222")
        #expect(Format.count(-1000) == "-1,000")
        #expect(Format.count(999) == "999")
        #expect(Format.percent(0.6934) == "69.3 %")
        #expect(Format.percent(.nan) == "-")
        #expect(Format.counted(1, "clip") == "1 clip")
        #expect(Format.counted(1440, "clip") == "1,440 clips")
        #expect(Format.counted(2, "class", plural: "classes") == "2 classes")
    }

    @Test func wrappingKeepsWordsAndCutsWhatIsLonger() {
        #expect("one two three".wrapped(to: 7) == ["one two", "three"])
        #expect("abcdefgh ij".wrapped(to: 3) == ["abc", "def", "gh", "ij"])
        #expect("a\n\nb".wrapped(to: 5) == ["a", "", "b"])
        #expect("漢字漢字".wrapped(to: 5) == ["漢字", "漢字"])
        #expect("anything".wrapped(to: 0) == [])
        #expect("".wrapped(to: 3) == [""])
    }

    @Test func wrappedTextIsNeverWiderThanItsRoom() {
        let text = "No run yet: press 3 and then t to train one on this corpus; 漢字 too."
        for room in 2...40 {
            let lines = text.wrapped(to: room)
            #expect(lines.allSatisfy { $0.columns <= room })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }

    @Test func aNearWordIsFound() {
        #expect(Spelling.nearest(to: "trian", among: ["train", "test"]) == "train")
        #expect(Spelling.nearest(to: "zzzzzz", among: ["train", "test"]) == nil)
        #expect(Spelling.nearest(to: "x", among: []) == nil)
    }
}
