import Terminal
import Testing
import Workbench

@Suite struct KeyDecoderTests {
    private static let sequences: [(bytes: String, key: Key)] = [
        ("j", .character("j")), ("é", .character("é")), ("漢", .character("漢")), ("😀", .character("😀")),
        ("\u{3}", .control("c")), ("\u{1A}", .control("z")), ("\u{1C}", .control("\\")), ("\0", .control(" ")),
        ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
        ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[C", .right), ("\u{1B}OD", .left),
        ("\u{1B}[H", .home), ("\u{1B}OF", .end), ("\u{1B}[1~", .home), ("\u{1B}[8~", .end),
        ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[Z", .backTab),
        ("\u{1B}[1;5A", Key(.up, .control)), ("\u{1B}[3;2~", Key(.delete, .shift)),
        ("\u{1B}[1;8H", Key(.home, [.shift, .alt, .control])), ("\u{1B}[a", Key(.up, .shift)),
        ("\u{1B}[5^", Key(.pageUp, .control)), ("\u{1B}OP", Key(.function(1))), ("\u{1B}[[E", Key(.function(5))),
        ("\u{1B}[15~", Key(.function(5))), ("\u{1B}[24~", Key(.function(12))), ("\u{1B}x", .alt("x")),
        ("\u{1B}é", .alt("é")), ("\u{1B}[27;5;13~", Key(.enter, .control)), ("\u{1B}[100;5u", .control("d")),
        ("\u{1B}[27u", .escape),
    ]

    @Test(arguments: sequences)
    func oneSequenceIsOneKeyHoweverItIsCut(bytes: String, key: Key) {
        let all = Array(bytes.utf8)
        for cut in 0..<all.count {
            var decoder = KeyDecoder()
            #expect(decoder.feed(all[..<cut]) + decoder.feed(all[cut...]) == [.key(key)], "cut at \(cut)")
            #expect(decoder.patience == nil)
        }
    }

    @Test func manyKeysMayComeAtOnce() {
        var decoder = KeyDecoder()
        let all = Self.sequences.map(\.bytes).joined()
        #expect(decoder.feed(all.utf8) == Self.sequences.map { .key($0.key) })
    }

    @Test func anEscapeByteAloneIsTheEscapeKeyAfterAWhile() {
        var decoder = KeyDecoder()
        #expect(decoder.feed([0x1B]) == [])
        #expect(decoder.patience == 25)
        #expect(decoder.giveUp() == [.key(.escape)])
        #expect(decoder.patience == nil)
        #expect(decoder.feed([0x1B]) + decoder.feed([0x1B]) + decoder.giveUp() == [.key(.escape), .key(.escape)])
    }

    @Test func bracketsAfterEscapeAreKeysWithAltAfterAWhile() {
        var decoder = KeyDecoder()
        #expect(decoder.feed("\u{1B}[".utf8) + decoder.giveUp() == [.key(.alt("["))])
        #expect(decoder.feed("\u{1B}O".utf8) + decoder.giveUp() == [.key(.alt("O"))])
    }

    @Test func aPasteIsTextWhateverItContains() {
        let paste = "\u{1B}[200~one\ntwo\u{3}q\u{1B}[A\u{1B}[201~"
        for cut in 0...paste.utf8.count {
            var decoder = KeyDecoder()
            let bytes = Array(paste.utf8)
            #expect(decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...]) == [.pasted("one twoq[A")])
        }
    }

    @Test func aPasteWithoutEndDoesNotSwallowKeysForEver() {
        var decoder = KeyDecoder()
        #expect(decoder.feed("\u{1B}[200~half".utf8) == [])
        #expect(decoder.patience == 500)
        #expect(decoder.giveUp() == [.pasted("half")])
        #expect(decoder.feed("q".utf8) == [.key(.character("q"))])
    }

    @Test func reportsAndUnknownSequencesAreNoKeys() {
        var decoder = KeyDecoder()
        #expect(decoder.feed("\u{1B}[?62;22c\u{1B}[<2;1;1M\u{1B}[I\u{1B}[99~q".utf8) == [.key(.character("q"))])
    }

    @Test(arguments: 0..<200)
    func randomBytesNeverStopTheKeysThatFollow(seed: UInt64) {
        var state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let noise = (0..<64).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        var decoder = KeyDecoder()
        _ = decoder.feed(noise)
        _ = decoder.giveUp()
        #expect(decoder.feed("q".utf8) == [.key(.character("q"))])
    }
}
