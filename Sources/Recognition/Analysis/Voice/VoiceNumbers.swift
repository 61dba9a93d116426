/// The numbers of one clip, in the order of ``VoiceNumber/all``.
package struct VoiceNumbers: Sendable {
    /// `[numbers]`; not a number where the clip holds nothing to measure.
    package let values: [Float]

    /// Numbers in the order of ``VoiceNumber/all``.
    ///
    /// - Precondition: there is a value for each number.
    package init(values: [Float]) {
        precondition(
            values.count == VoiceNumber.all.count,
            "VoiceNumbers: expected \(VoiceNumber.all.count) values, got \(values.count)")
        self.values = values
    }

    /// The value of the number at a place of ``VoiceNumber/all``; nil where it is not defined.
    package subscript(number: Int) -> Double? { values[number].isNaN ? nil : Double(values[number]) }

    /// The value of a number by its name; nil where there is no such number or it is not defined.
    package subscript(name: String) -> Double? { VoiceNumber.index(of: name).flatMap { self[$0] } }
}

extension VoiceNumbers: Hashable {
    /// Equal bits: undefined numbers equal each other.
    package static func == (first: VoiceNumbers, second: VoiceNumbers) -> Bool {
        first.values.bits == second.values.bits
    }

    /// Hashes the bits.
    package func hash(into hasher: inout Hasher) { hasher.combine(values.bits) }
}

extension [Float] {
    /// The values as bits, which unlike the values equal themselves in every case.
    var bits: [UInt32] { map(\.bitPattern) }
}
