/// Numbers as text, the same in every locale.
package enum Format {
    /// A number with three significant digits: `0.123`, `12.3`, `1230`, `1.23e-6`; `-` where there is none.
    ///
    /// - Parameter digits: significant ones; whole numbers up to a million are written in full.
    package static func number(_ value: Double, digits: Int = 3) -> String {
        guard value.isFinite else { return value.isNaN ? "-" : value < 0 ? "-inf" : "inf" }
        // What is smaller is a rounding error of whatever was computed.
        guard abs(value) >= 1e-300 else { return "0" }
        var exponent = Decimal.exponent(of: value)
        // 9.996 becomes 10.0, not 10.00.
        if abs(value) / Decimal.power(exponent) + 0.5 * Decimal.power(1 - digits) >= 10 { exponent += 1 }
        if exponent < -4 || exponent >= 6 {
            return fixed(value / Decimal.power(exponent), decimals: digits - 1) + "e\(exponent)"
        }
        return fixed(value, decimals: max(0, digits - 1 - exponent))
    }

    /// A number with a fixed count of decimals.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "-" : value < 0 ? "-inf" : "inf" }
        let scaled = (abs(value) * Decimal.power(decimals)).rounded()
        // Beyond 2^53 there is nothing to round.
        guard scaled < 9e15 else { return value.description }
        let digits = String(Int(scaled))
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// A share of one as per cent: `69.3 %`.
    package static func percent(_ share: Double, decimals: Int = 1) -> String {
        share.isFinite ? fixed(share * 100, decimals: decimals) + " %" : "-"
    }

    /// A whole number in groups of three: `1,974,222`.
    package static func count(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return value < 0 ? "-" + text : text
    }

    /// A duration in the two largest units that it has: `840 ms`, `3.84 s`, `2 min 05 s`, `1 h 03 min`, `2 d 04 h`.
    package static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite else { return "-" }
        if seconds < 0 { return "-" + duration(-seconds) }
        if seconds < 0.9995 { return fixed(seconds * 1000, decimals: seconds < 0.01 && seconds > 0 ? 1 : 0) + " ms" }
        if seconds < 59.95 { return number(seconds) + " s" }
        let whole = Int(min(seconds, 1e15).rounded())
        func pair(_ large: Int, _ name: String, _ small: Int, _ part: String) -> String {
            "\(large) \(name) \(small < 10 ? "0" : "")\(small) \(part)"
        }
        if whole < 3600 { return pair(whole / 60, "min", whole % 60, "s") }
        if whole < 86_400 { return pair(whole / 3600, "h", whole % 3600 / 60, "min") }
        return pair(whole / 86_400, "d", whole % 86_400 / 3600, "h")
    }

    /// A number with its noun: `1 clip`, `1,440 clips`.
    package static func counted(_ value: Int, _ noun: String, plural: String? = nil) -> String {
        count(value) + " " + (value == 1 ? noun : plural ?? noun + "s")
    }
}
