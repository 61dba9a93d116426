/// The 256 colours of xterm as red, green and blue.
enum Palette {
    /// The components of each entry; the first 16 are xterm's defaults, which users may have changed.
    static let components: [(red: UInt8, green: UInt8, blue: UInt8)] =
        (0..<256).map { index in
            switch index {
            case 0..<16: basic[index]
            case 16..<232: cube(index - 16)
            default: grey(index - 232)
            }
        }

    /// The six levels of a component in the colour cube.
    static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static let basic: [(red: UInt8, green: UInt8, blue: UInt8)] = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
        (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
        (255, 255, 255),
    ]

    private static func cube(_ index: Int) -> (red: UInt8, green: UInt8, blue: UInt8) {
        (levels[index / 36], levels[index / 6 % 6], levels[index % 6])
    }

    private static func grey(_ index: Int) -> (red: UInt8, green: UInt8, blue: UInt8) {
        let level = UInt8(8 + 10 * index)
        return (level, level, level)
    }
}
