/// The screen of a terminal of the xterm family, as far as curses programs need it.
package struct EmulatedScreen: Sendable {
    package private(set) var rows: Int
    package private(set) var columns: Int
    /// Where the cursor stands, counted from 0.
    package internal(set) var cursor = (row: 0, column: 0)
    /// DEC private modes that are set, for example 25 (the cursor shows), 1049 (alternate screen), 2004, 2026.
    package internal(set) var modes: Set<Int> = [7, 25]
    /// How often the program has marked the end of a frame (the end of a synchronized update).
    package internal(set) var frames = 0

    var cells: [[ScreenCell]]
    var look = ScreenCell.Look()
    var scrolled: ClosedRange<Int>
    var isInserting = false
    /// The cursor stands behind the last column: the next character goes to the next line.
    var wrapsNext = false
    var lastPrinted: Unicode.Scalar?
    private var mainCells: [[ScreenCell]] = []
    private var saved = (row: 0, column: 0)
    private var parser = EscapeParser()

    /// An empty screen.
    package init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        cells = Array(repeating: Array(repeating: ScreenCell(), count: columns), count: rows)
        scrolled = 0...rows - 1
    }

    /// The text of the screen, a string a row, without the spaces at the end.
    package var lines: [String] {
        cells.map { row in
            let text = row.map(\.text).joined()
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// All lines, for a failure's message.
    package var text: String { lines.joined(separator: "\n") }

    /// The cell at a place counted from 0, nil outside.
    package func cell(row: Int, column: Int) -> ScreenCell? {
        cells.indices.contains(row) && cells[row].indices.contains(column) ? cells[row][column] : nil
    }

    /// Takes what the program wrote.
    package mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            if let token = parser.feed(byte) { perform(token) }
        }
    }

    /// Changes the size; what stands outside is lost, as in most terminals.
    package mutating func resize(rows: Int, columns: Int) {
        func fitted(_ old: [[ScreenCell]]) -> [[ScreenCell]] {
            (0..<rows).map { row in
                (0..<columns).map { row < old.count && $0 < old[row].count ? old[row][$0] : ScreenCell() }
            }
        }
        cells = fitted(cells)
        if !mainCells.isEmpty { mainCells = fitted(mainCells) }
        (self.rows, self.columns) = (rows, columns)
        scrolled = 0...rows - 1
        moveCursor(row: cursor.row, column: cursor.column)
    }

    // MARK: - What the control functions are made of

    /// What erased cells look like: the current background, nothing else.
    var blank: ScreenCell {
        ScreenCell(look: ScreenCell.Look(background: look.background))
    }

    mutating func moveCursor(row: Int, column: Int) {
        cursor = (max(0, min(rows - 1, row)), max(0, min(columns - 1, column)))
        wrapsNext = false
    }

    mutating func saveCursor() { saved = cursor }

    mutating func restoreCursor() { moveCursor(row: saved.row, column: saved.column) }

    mutating func erase(row: Int, columns range: Range<Int>) {
        for column in range.clamped(to: 0..<columns) { cells[row][column] = blank }
    }

    mutating func print(_ scalar: Unicode.Scalar) {
        let width = scalar.cellWidth
        if width == 0 {
            cells[cursor.row][max(0, cursor.column - (wrapsNext ? 0 : 1))].text.unicodeScalars.append(scalar)
            return
        }
        if wrapsNext, modes.contains(7) {
            moveCursor(row: cursor.row, column: 0)
            lineFeed()
        }
        if isInserting { insertCells(width) }
        cells[cursor.row][cursor.column] = ScreenCell(text: String(scalar), look: look)
        if width == 2, cursor.column + 1 < columns {
            cells[cursor.row][cursor.column + 1] = ScreenCell(text: "", look: look)
        }
        lastPrinted = scalar
        let next = cursor.column + width
        cursor.column = min(next, columns - 1)
        wrapsNext = next >= columns
    }

    mutating func lineFeed() {
        if cursor.row == scrolled.upperBound {
            scrollUp(1)
        } else {
            moveCursor(row: cursor.row + 1, column: cursor.column)
        }
    }

    mutating func reverseLineFeed() {
        if cursor.row == scrolled.lowerBound {
            scrollDown(1)
        } else {
            moveCursor(row: cursor.row - 1, column: cursor.column)
        }
    }

    mutating func scrollUp(_ count: Int, from top: Int? = nil) {
        shift(count, from: top ?? scrolled.lowerBound, up: true)
    }

    mutating func scrollDown(_ count: Int, from top: Int? = nil) {
        shift(count, from: top ?? scrolled.lowerBound, up: false)
    }

    private mutating func shift(_ count: Int, from top: Int, up: Bool) {
        guard scrolled.contains(top) else { return }
        let empty = Array(repeating: blank, count: columns)
        for _ in 0..<min(count, scrolled.upperBound - top + 1) {
            cells.remove(at: up ? top : scrolled.upperBound)
            cells.insert(empty, at: up ? scrolled.upperBound : top)
        }
    }

    mutating func insertCells(_ count: Int) {
        for _ in 0..<min(count, columns - cursor.column) {
            cells[cursor.row].removeLast()
            cells[cursor.row].insert(blank, at: cursor.column)
        }
    }

    mutating func deleteCells(_ count: Int) {
        for _ in 0..<min(count, columns - cursor.column) {
            cells[cursor.row].remove(at: cursor.column)
            cells[cursor.row].append(blank)
        }
    }

    mutating func enterAlternateScreen() {
        guard mainCells.isEmpty else { return }
        saveCursor()
        mainCells = cells
        cells = Array(repeating: Array(repeating: ScreenCell(), count: columns), count: rows)
    }

    mutating func leaveAlternateScreen() {
        guard !mainCells.isEmpty else { return }
        cells = mainCells
        mainCells = []
        restoreCursor()
    }
}

extension Unicode.Scalar {
    /// How many cells the character takes: 0 for combining marks, 2 for the wide ones of East Asia and for pictures.
    var cellWidth: Int {
        switch value {
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x20D0...0x20FF: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
