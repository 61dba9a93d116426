import Workbench

/// A report of the mouse in the SGR form: `ESC [ < button ; column ; row M`, or `m` where the button was let go.
///
/// Source: XTerm Control Sequences, "Extended coordinates", mode 1006.
enum MouseReport {
    private static let motion = 32
    private static let wheel = 64
    /// Shift, alt and control held with it say nothing here.
    private static let modifiers = 4 | 8 | 16

    /// What the numbers between the mark and the final byte say.
    static func meaning(of parameters: ArraySlice<UInt8>, final: UInt8) -> KeySequence.Meaning {
        let numbers = parameters.split(separator: UInt8(ascii: ";")).compactMap { part in
            Int(String(decoding: part, as: UTF8.self))
        }
        guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0,
            let kind = kind(of: numbers[0] & ~modifiers, isReleased: final == UInt8(ascii: "m"))
        else { return .nothing }
        return .mouse(MouseEvent(kind, x: numbers[1] - 1, y: numbers[2] - 1))
    }

    /// The first button and the wheel; other buttons have no meaning.
    private static func kind(of button: Int, isReleased: Bool) -> MouseEvent.Kind? {
        switch button {
        case 0: isReleased ? .release : .press
        case motion: .drag
        case wheel: .wheelUp
        case wheel + 1: .wheelDown
        default: nil
        }
    }
}
