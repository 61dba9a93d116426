import Terminal
import Testing
import Workbench

@Suite struct MouseReportTests {
    @Test(arguments: [
        ("\u{1B}[<0;1;1M", MouseEvent(.press, x: 0, y: 0)), ("\u{1B}[<0;200;56m", MouseEvent(.release, x: 199, y: 55)),
        ("\u{1B}[<32;12;7M", MouseEvent(.drag, x: 11, y: 6)), ("\u{1B}[<64;3;4M", MouseEvent(.wheelUp, x: 2, y: 3)),
        ("\u{1B}[<65;3;4M", MouseEvent(.wheelDown, x: 2, y: 3)), ("\u{1B}[<16;3;4M", MouseEvent(.press, x: 2, y: 3)),
    ])
    func aReportIsAnEventHoweverItIsCut(bytes: String, event: MouseEvent) {
        let all = Array(bytes.utf8)
        for cut in 0..<all.count {
            var decoder = KeyDecoder()
            #expect(decoder.feed(all[..<cut]) + decoder.feed(all[cut...]) == [.mouse(event)], "cut at \(cut)")
        }
    }

    @Test(arguments: [
        "\u{1B}[<2;1;1M", "\u{1B}[<0;0;1M", "\u{1B}[<0;1M", "\u{1B}[<;;M", "\u{1B}[<9999999999999999999;1;1M",
    ])
    func otherReportsSayNothing(bytes: String) {
        var decoder = KeyDecoder()
        #expect(decoder.feed(Array((bytes + "j").utf8)) == [.key(.character("j"))])
    }
}
