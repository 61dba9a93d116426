/// Powers of ten and logarithms, since this module imports no mathematical library.
enum Decimal {
    /// `10 ^ exponent`, exact for exponents whose powers a Double can hold.
    static func power(_ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<min(abs(exponent), 400) { result *= 10 }
        return exponent < 0 ? 1 / result : result
    }

    /// The exponent of the first digit: `10 ^ exponent <= |value| < 10 ^ (exponent + 1)`.
    ///
    /// - Precondition: `value` is finite and not zero.
    static func exponent(of value: Double) -> Int {
        var exponent = Int(logarithm(abs(value)).rounded(.down))
        // The logarithm is off by a few units in the last place, which matters at powers of ten.
        if abs(value) >= power(exponent + 1) { exponent += 1 }
        if abs(value) < power(exponent) { exponent -= 1 }
        return exponent
    }

    /// The logarithm to base 10 of a positive number, to about 15 digits.
    static func logarithm(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return value == .infinity ? .infinity : -.infinity }
        // ln m = 2 artanh((m - 1) / (m + 1)), where |(m - 1) / (m + 1)| <= 1/3 for 1 <= m < 2.
        let ratio = (value.significand - 1) / (value.significand + 1)
        var term = ratio
        var sum = 0.0
        for odd in stride(from: 1, to: 40, by: 2) {
            sum += term / Double(odd)
            term *= ratio * ratio
        }
        let natural = 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
        return natural / 2.302_585_092_994_046
    }
}
