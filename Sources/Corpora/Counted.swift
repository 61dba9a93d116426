extension Int {
    /// The number in groups of three, as people read it: `1,974,222`.
    package var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return self < 0 ? "-" + text : text
    }

    /// The number with its noun: `1 clip`, `1,440 clips`.
    ///
    /// - Parameter plural: the noun of several, where it takes more than an `s`.
    package func counted(_ noun: String, _ plural: String? = nil) -> String {
        "\(grouped) \(self == 1 ? noun : plural ?? noun + "s")"
    }

    /// The number with its noun and the form of a verb: `1 clip is`, `3 clips are`.
    package func counted(_ noun: String, verb one: String, _ several: String) -> String {
        "\(counted(noun)) \(self == 1 ? one : several)"
    }
}

extension ClosedRange<Int> {
    /// A count that is not the same everywhere, with its noun: `19 to 20 speakers`, `1 clip`.
    package func counted(_ noun: String, _ plural: String? = nil) -> String {
        lowerBound == upperBound
            ? lowerBound.counted(noun, plural) : "\(lowerBound.grouped) to \(upperBound.counted(noun, plural))"
    }
}
