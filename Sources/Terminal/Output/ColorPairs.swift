package import TextCanvas

/// Numbers the pairs of colours that are in use, as curses wants them.
///
/// There may be as few as 63 pairs (the Linux console) while a heatmap needs hundreds. A number can't be given to other
/// colours as long as cells with it are on the screen, so when all are taken the caller forgets them all and draws the
/// whole screen again; a table of what was used least recently would have to know every cell.
package struct ColorPairs {
    private struct Pair: Hashable {
        let foreground: Color
        let background: Color
    }

    private let capacity: Int
    private let colorCount: Int
    private let tier: ColorTier
    private let define: (_ pair: Int32, _ foreground: Int32, _ background: Int32) -> Void
    private var numbers: [Pair: Int32] = [:]

    /// No pairs yet.
    ///
    /// - Parameters:
    ///   - capacity: pairs that the terminal has, pair 0 (its own colours) included.
    ///   - colorCount: colours that the terminal has; 0x1000000 where a colour is 0xRRGGBB.
    ///   - define: gives a pair its colours, -1 for the terminal's own.
    package init(
        capacity: Int, colorCount: Int,
        define: @escaping (_ pair: Int32, _ foreground: Int32, _ background: Int32) -> Void
    ) {
        self.capacity = capacity
        self.colorCount = colorCount
        self.define = define
        tier = ColorTier(colorCount: colorCount)
    }

    /// The number of a pair, which is defined where it is new; nil when all numbers are taken.
    package mutating func number(foreground: Color, background: Color) -> Int32? {
        if tier == .monochrome || (foreground == .terminal && background == .terminal) { return 0 }
        let pair = Pair(foreground: foreground, background: background)
        if let number = numbers[pair] { return number }
        let number = numbers.count + 1
        guard number < capacity else { return nil }
        define(Int32(number), value(of: foreground), value(of: background))
        numbers[pair] = Int32(number)
        return Int32(number)
    }

    /// All numbers are free again.
    package mutating func forget() { numbers.removeAll(keepingCapacity: true) }

    /// The colour as terminfo counts it: -1 for the terminal's own.
    private func value(of color: Color) -> Int32 {
        switch color.mapped(to: tier) {
        case .terminal: return -1
        case .palette(let index) where tier != .trueColor || index < 8: return Int32(index)
        case let color:
            guard let parts = color.components else { return -1 }
            // Numbers below 8 mean the palette there: the darkest blues give way to one that is a trace lighter.
            return max(8, Int32(parts.red) << 16 | Int32(parts.green) << 8 | Int32(parts.blue))
        }
    }
}

extension ColorTier {
    /// The tier of a terminal with so many colours.
    package init(colorCount: Int) {
        switch colorCount {
        case 0x100_0000...: self = .trueColor
        case 256...: self = .colors256
        case 16...: self = .colors16
        case 8...: self = .colors8
        default: self = .monochrome
        }
    }
}
