import CTerminal
import Glibc
package import TextCanvas

/// The terminal of this process, drawn on through curses: only cells that have changed are sent, a frame at a time.
///
/// There is one terminal, and only the thread that opened it may use it.
package final class CursesTerminal: Display {
    /// How many colours it shows.
    package let colors: ColorTier
    private var pairs: ColorPairs
    private var shown: Canvas?
    private var isOpen = true

    /// Takes the terminal: the alternate screen, every key as it is struck, the cursor hidden.
    ///
    /// - Throws: `TerminalError.unknownType` where terminfo doesn't know the terminal.
    package init(kind: TerminalKind) throws(TerminalError) {
        let isColored = kind.colors > .monochrome
        var answer: Int32 = -1
        for type in kind.types where answer != 0 { answer = ct_screen_open(type, isColored) }
        let type = kind.types.last ?? ""
        guard answer == 0 else { throw answer == ct_no_places ? .noPlaces(type) : .unknownType(type) }
        let available = Int(ct_color_count())
        colors = min(kind.colors, ColorTier(colorCount: available))
        // Fewer colours than the terminal has, if the user wants it so.
        let count = colors == .trueColor || available <= 256 ? available : 256
        pairs = ColorPairs(capacity: Int(ct_pair_capacity()), colorCount: min(count, colors.colorCount)) {
            ct_define_pair($0, $1, $2)
        }
    }

    /// Gives the terminal back as it was found.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        ct_screen_close()
    }

    package var size: (width: Int, height: Int) {
        var columns: Int32 = 0
        var rows: Int32 = 0
        ct_window_size(&columns, &rows)
        return (Int(columns), Int(rows))
    }

    package func draw(_ canvas: Canvas) {
        let canvas = canvas.keeping(from: shown)
        let runs = canvas.changes(since: shown)
        guard !runs.isEmpty || canvas.cursor != shown?.cursor else { return }
        if !write(runs, of: canvas) {
            // Every number of a pair is taken: with fresh ones everything has to be written anew.
            ct_forget_pairs()
            pairs.forget()
            _ = write(canvas.changes(since: nil), of: canvas)
        }
        ct_place_cursor(canvas.cursor.map { Int32($0.y) } ?? -1, Int32(canvas.cursor?.x ?? 0))
        ct_screen_flush()
        shown = canvas
    }

    package func adoptSize() {
        let (width, height) = size
        ct_screen_resize(Int32(width), Int32(height))
        shown = nil
    }

    package func forget() {
        ct_screen_repaint()
        shown = nil
    }

    package func copy(_ text: String) {
        let bytes = ClipboardSequence.bytes(for: text, isInTmux: getenv("TMUX") != nil)
        // Nothing else writes while this thread does: the sequence stands between two frames.
        bytes.withUnsafeBytes { ct_send($0.baseAddress, $0.count) }
    }

    package func reportMouse(_ isOn: Bool) { ct_mouse(isOn) }

    package func suspend() {
        ct_screen_leave()
        ct_stop_until_continued()
        takeAgain()
    }

    package func takeAgain() {
        ct_screen_enter()
        // The window may have changed its size while somebody else had the terminal.
        adoptSize()
    }

    /// Writes cells; returns false when a pair of colours found no number.
    private func write(_ runs: [CellRun], of canvas: Canvas) -> Bool {
        var isComplete = true
        for run in runs {
            for column in run.columns {
                var cell = canvas[x: column, y: run.row]
                if cell.isContinuation { continue }
                if run.row.isMultiple(of: 2) { cell.turnHalfBlock() }
                let pair = pairs.number(foreground: cell.foreground, background: cell.background)
                if pair == nil { isComplete = false }
                put(cell, row: run.row, column: column, pair: pair ?? 0)
            }
        }
        return isComplete
    }

    private func put(_ cell: Cell, row: Int, column: Int, pair: Int32) {
        let attributes = Int32(cell.attributes.rawValue)
        guard cell.hasMarks else {
            var scalar = cell.scalar.value
            ct_put(Int32(row), Int32(column), &scalar, 1, attributes, pair)
            return
        }
        let scalars = cell.scalars.map(\.value)
        ct_put(Int32(row), Int32(column), scalars, Int32(scalars.count), attributes, pair)
    }
}

extension Cell {
    /// Shows the same two halves by the other half of a block.
    ///
    /// Curses takes rows with equal characters for the same, whatever their colours: where a list scrolls beside a heatmap
    /// it would move the heatmap's rows too and then put them back, colour by colour. Rows that take turns look different to
    /// it, and the same to everybody else.
    fileprivate mutating func turnHalfBlock() {
        // The terminal's own colours are not the same in front and behind.
        guard scalar == "\u{2580}", foreground != .terminal, background != .terminal, attributes.isEmpty else { return }
        self = Cell("\u{2584}", foreground: background, background: foreground)
    }
}

extension ColorTier {
    /// The number of colours that the tier stands for.
    fileprivate var colorCount: Int {
        switch self {
        case .monochrome: 2
        case .colors8: 8
        case .colors16: 16
        case .colors256: 256
        case .trueColor: 0x100_0000
        }
    }
}
