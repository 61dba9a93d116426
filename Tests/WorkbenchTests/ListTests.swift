import Testing
import Workbench

@Suite struct ListTests {
    @Test func theSelectionIsAlwaysInSight() {
        for total in 0...12 {
            for height in 0...6 {
                var cursor = ListCursor()
                for motion in Motion.allCases + Motion.allCases.reversed() {
                    for count in [nil, 1, 3, 100] {
                        cursor.move(motion, count: count, total: total, height: height)
                        let visible = cursor.visibleRows(total: total, height: height)
                        #expect(cursor.selection >= 0 && cursor.selection <= max(0, total - 1))
                        #expect(visible.count == min(total, height))
                        if total > 0, height > 0 { #expect(visible.contains(cursor.selection)) }
                    }
                }
            }
        }
    }

    @Test func motionsGoWhereTheySay() {
        var cursor = ListCursor()
        func after(_ motion: Motion, _ count: Int? = nil) -> [Int] {
            cursor.move(motion, count: count, total: 100, height: 10)
            return [cursor.selection, cursor.offset]
        }
        #expect(after(.down) == [1, 0])
        #expect(after(.down, 9) == [10, 1])
        #expect(after(.pageDown) == [19, 10])
        #expect(after(.halfPageDown) == [24, 15])
        #expect(after(.halfPageUp) == [19, 10])
        #expect(after(.last) == [99, 90])
        #expect(after(.up) == [98, 90])
        #expect(after(.first, 42) == [41, 41])
        #expect(after(.last, 7) == [6, 6])
        #expect(after(.first) == [0, 0])
        #expect(after(.up) == [0, 0])
    }

    @Test func textsScrollToTheirEnds() {
        var scroll = TextScroll()
        for motion in [Motion.last, .down, .pageDown] {
            scroll.move(motion, total: 20, height: 6)
            #expect(scroll.visibleLines(total: 20, height: 6) == 14..<20)
        }
        scroll.move(.pageUp, total: 20, height: 6)
        #expect(scroll.offset == 8)
        scroll.move(.first, total: 20, height: 6)
        #expect(scroll.visibleLines(total: 3, height: 6) == 0..<3)
    }

    @Test func fieldsEditWherTheCursorIs() {
        var field = TextField("dur>3 calm")
        #expect(field.edit(.deleteWord) && field.text == "dur>3 ")
        field.insert("sad\n\u{7}")
        #expect(field.text == "dur>3 sad" && field.cursor == 9)
        #expect(field.edit(.cursorStart) && field.edit(.deleteForward) && field.text == "ur>3 sad")
        #expect(field.edit(.deleteBackward) && field.text == "ur>3 sad")
        field.insert("d")
        #expect(field.edit(.cursorRight) && field.cursor == 2)
        #expect(field.edit(.deleteToStart) && field.text == "r>3 sad" && field.cursor == 0)
        #expect(field.edit(.cursorEnd) && field.edit(.cursorLeft) && field.edit(.cursorLeft))
        field.replace(from: 4, with: "b")
        #expect(field.text == "r>3 bad")
        #expect(field.edit(.accept) == false)
    }

    @Test func countsBeginWithAlt() {
        var count = CommandCount()
        #expect(count.take(.character("4")) == false)
        #expect(count.take(.alt("4")) && count.take(.character("2")) && count.value == 42)
        #expect(count.take(.character("j")) == false)
        #expect(count.use() == 42 && count.use() == nil)
        for _ in 0..<30 { _ = count.take(.alt("9")) }
        #expect(count.value == CommandCount.limit)
    }
}
