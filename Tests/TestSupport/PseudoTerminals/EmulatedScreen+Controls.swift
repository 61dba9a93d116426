extension EmulatedScreen {
    /// Does what a character or control function asks for; what is not known changes nothing.
    mutating func perform(_ token: EscapeParser.Token) {
        switch token {
        case .character(let scalar): print(scalar)
        case .control(let byte): control(byte)
        case .escape(nil, let final): escape(final)
        case .escape: break
        case .sequence(UInt8(ascii: "?"), let parameters, nil, let final): privateMode(parameters, final)
        case .sequence(nil, let parameters, nil, let final): sequence(parameters, final)
        case .sequence(nil, _, UInt8(ascii: "!"), UInt8(ascii: "p")): softReset()
        case .sequence: break
        }
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x08: moveCursor(row: cursor.row, column: cursor.column - 1)
        case 0x09: moveCursor(row: cursor.row, column: (cursor.column / 8 + 1) * 8)
        case 0x0A...0x0C: lineFeed()
        case 0x0D: moveCursor(row: cursor.row, column: 0)
        default: break
        }
    }

    private mutating func escape(_ final: UInt8) {
        switch Character(Unicode.Scalar(final)) {
        case "7": saveCursor()
        case "8": restoreCursor()
        case "D": lineFeed()
        case "E":
            moveCursor(row: cursor.row, column: 0)
            lineFeed()
        case "M": reverseLineFeed()
        case "c": self = EmulatedScreen(rows: rows, columns: columns)
        default: break
        }
    }

    private mutating func softReset() {
        look = ScreenCell.Look()
        scrolled = 0...rows - 1
        isInserting = false
        modes.insert(25)
    }

    private mutating func privateMode(_ parameters: [Int?], _ final: UInt8) {
        let isSet = final == UInt8(ascii: "h")
        guard isSet || final == UInt8(ascii: "l") else { return }
        for mode in parameters.compactMap(\.self) {
            if isSet { modes.insert(mode) } else { modes.remove(mode) }
            switch mode {
            case 1049: if isSet { enterAlternateScreen() } else { leaveAlternateScreen() }
            case 2026 where !isSet: frames += 1
            default: break
            }
        }
    }

    private mutating func sequence(_ parameters: [Int?], _ final: UInt8) {
        /// A count or place; 0 and what is left out both mean 1.
        func number(_ index: Int = 0) -> Int {
            index < parameters.count ? max(1, parameters[index] ?? 1) : 1
        }
        let (row, column) = cursor
        switch Character(Unicode.Scalar(final)) {
        case "A": moveCursor(row: row - number(), column: column)
        case "B", "e": moveCursor(row: row + number(), column: column)
        case "C", "a": moveCursor(row: row, column: column + number())
        case "D": moveCursor(row: row, column: column - number())
        case "E": moveCursor(row: row + number(), column: 0)
        case "F": moveCursor(row: row - number(), column: 0)
        case "G", "`": moveCursor(row: row, column: number() - 1)
        case "H", "f": moveCursor(row: number() - 1, column: number(1) - 1)
        case "Z": moveCursor(row: row, column: (column - 1) / 8 * 8)
        case "d": moveCursor(row: number() - 1, column: column)
        case "m": look.select(parameters)
        case "h" where parameters.first == 4: isInserting = true
        case "l" where parameters.first == 4: isInserting = false
        case "r": setScrollRegion(top: number(), bottom: parameters.count > 1 ? number(1) : rows)
        case "b": if let lastPrinted { for _ in 0..<number() { print(lastPrinted) } }
        default: edit(final, count: number(), selector: parameters.first.flatMap(\.self) ?? 0)
        }
    }

    private mutating func edit(_ final: UInt8, count: Int, selector: Int) {
        switch Character(Unicode.Scalar(final)) {
        case "@": insertCells(count)
        case "P": deleteCells(count)
        case "X": erase(row: cursor.row, columns: cursor.column..<min(columns, cursor.column + count))
        case "L": scrollDown(count, from: cursor.row)
        case "M": scrollUp(count, from: cursor.row)
        case "S": scrollUp(count)
        case "T": scrollDown(count)
        case "J": eraseScreen(selector)
        case "K": eraseLine(selector)
        default: break
        }
    }

    private mutating func setScrollRegion(top: Int, bottom: Int) {
        let last = min(bottom, rows) - 1
        scrolled = top - 1 < last ? top - 1...last : 0...rows - 1
        moveCursor(row: 0, column: 0)
    }

    private mutating func eraseLine(_ selector: Int) {
        switch selector {
        case 0: erase(row: cursor.row, columns: cursor.column..<columns)
        case 1: erase(row: cursor.row, columns: 0..<cursor.column + 1)
        default: erase(row: cursor.row, columns: 0..<columns)
        }
    }

    private mutating func eraseScreen(_ selector: Int) {
        if selector < 2 { eraseLine(selector) }
        let whole =
            switch selector {
            case 0: cursor.row + 1..<rows
            case 1: 0..<cursor.row
            default: 0..<rows
            }
        for row in whole { erase(row: row, columns: 0..<columns) }
    }
}
