extension Unicode.Scalar {
    /// Columns that a terminal gives the character: 0 (combining or invisible), 1 or 2.
    ///
    /// Source: Unicode Standard Annex 11, wide and fullwidth characters, and emoji with emoji presentation.
    package var columns: Int {
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        // Lines, blocks and braille fill the panes: the tables of Unicode's properties are slow to look in.
        if (0x2500...0x259F).contains(value) || (0x2800...0x28FF).contains(value) { return 1 }
        if value >= 0x1100, Unicode.Scalar.isWide(value) || (value >= 0x231A && properties.isEmojiPresentation) {
            return 2
        }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return (0x1160...0x11FF).contains(value) ? 0 : 1
        }
    }

    private static func isWide(_ value: UInt32) -> Bool {
        var low = 0
        var high = wide.count
        while low < high {
            let middle = (low + high) / 2
            if wide[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < wide.count && wide[low].contains(value)
    }

    /// Blocks of wide characters in ascending order; unassigned places inside them are wide too.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
        0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FFF, 0x17000...0x18CFF, 0x1AFF0...0x1B2FF,
        0x1F200...0x1F265, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
}

extension String {
    /// Columns that the text takes on the screen.
    package var columns: Int {
        // Most text is ASCII, where bytes are columns.
        var bytes = 0
        for byte in utf8 {
            if byte >= 0x80 { return unicodeScalars.reduce(0) { $0 + $1.columns } }
            bytes += 1
        }
        return bytes
    }
}
