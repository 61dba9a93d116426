/// The naming scheme of RAVDESS: seven numbers of two digits,
/// modality-channel-emotion-intensity-statement-repetition-actor, as in `03-01-05-02-01-01-12.wav`.
///
/// Source: Livingstone & Russo (2018), PLoS ONE 13(5): e0196391.
package enum RAVDESS {
    /// Why a name is none of RAVDESS.
    package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong with the name and what was expected.
        package let description: String
    }

    /// The sentences, by their code less one.
    package static let statements = ["Kids are talking by the door", "Dogs are sitting by the door"]

    /// Reads the name of a file; its folder and its extension play no part.
    ///
    /// Statements, repetitions and actors beyond those of RAVDESS are taken too, so that clips of one's own can be
    /// added.
    ///
    /// - Parameter file: a path or a name, for example `"Actor_12/03-01-05-02-01-01-12.wav"`.
    package static func parse(_ file: String) throws(Fault) -> ClipName {
        let codes = try codes(of: file)
        let (emotion, intensity, statement, repetition, actor) = (codes[2], codes[3], codes[4], codes[5], codes[6])
        guard (1...3).contains(codes[0]) else { throw fault("modality", codes[0], "01 to 03") }
        guard (1...2).contains(codes[1]) else { throw fault("channel", codes[1], "01 or 02") }
        guard (1...Emotion.allCases.count).contains(emotion) else { throw fault("emotion", emotion, "01 to 08") }
        guard (1...2).contains(intensity) else { throw fault("intensity", intensity, "01 or 02") }
        guard statement > 0 else { throw fault("statement", statement, "01 or more") }
        guard repetition > 0 else { throw fault("repetition", repetition, "01 or more") }
        guard actor > 0 else { throw fault("actor", actor, "01 or more") }
        return ClipName(
            emotion: Emotion.allCases[emotion - 1], sex: actor % 2 == 1 ? .male : .female,
            speaker: twoDigits(actor), statement: statement, intensity: intensity == 1 ? .normal : .strong,
            repetition: repetition)
    }

    /// The file's name without folder and extension for what is spoken by whom: sound only, speech.
    ///
    /// - Parameter actor: 1 to 99; odd ones are male.
    package static func stem(
        emotion: Emotion, intensity: Intensity, statement: Int, repetition: Int, actor: Int
    ) -> String {
        let emotionCode = (Emotion.allCases.firstIndex(of: emotion) ?? 0) + 1
        return [3, 1, emotionCode, intensity == .normal ? 1 : 2, statement, repetition, actor]
            .map(twoDigits).joined(separator: "-")
    }

    /// The seven numbers of a name, read byte by byte since a corpus may have a hundred thousand of them.
    private static func codes(of file: String) throws(Fault) -> InlineArray<7, Int> {
        var file = file
        guard let codes = file.withUTF8(codes) else {
            throw Fault(description: "the name is not seven numbers of two digits, such as 03-01-05-02-01-01-12")
        }
        return codes
    }

    /// The same of a path's bytes; nil where they are no such numbers.
    private static func codes(_ path: UnsafeBufferPointer<UInt8>) -> InlineArray<7, Int>? {
        var codes = InlineArray<7, Int>(repeating: 0)
        var (count, value, digits) = (0, 0, 0)
        for byte in stem(of: path) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9") where digits < 2:
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                digits += 1
            case UInt8(ascii: "-") where digits == 2 && count < 6:
                codes[count] = value
                (count, value, digits) = (count + 1, 0, 0)
            default: return nil
            }
        }
        guard count == 6, digits == 2 else { return nil }
        codes[6] = value
        return codes
    }

    /// The bytes between the last slash and the last dot after it.
    private static func stem(of path: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        let end = path[start...].lastIndex(of: UInt8(ascii: ".")) ?? path.count
        return UnsafeBufferPointer(rebasing: path[start..<end])
    }

    private static func fault(_ part: String, _ code: Int, _ expected: String) -> Fault {
        Fault(description: "the name's \(part) code is \(twoDigits(code)), expected \(expected)")
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
