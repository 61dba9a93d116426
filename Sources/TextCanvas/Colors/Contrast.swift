extension Color {
    /// Relative luminance, 0 (black) to 1 (white); nil for the terminal's own colour.
    ///
    /// Source: Web Content Accessibility Guidelines 2.1, "relative luminance".
    package var luminance: Double? {
        guard let (red, green, blue) = components else { return nil }
        return 0.2126 * Luminance.linear[Int(red)] + 0.7152 * Luminance.linear[Int(green)]
            + 0.0722 * Luminance.linear[Int(blue)]
    }

    /// The contrast of two colours, 1 (none) to 21 (black and white); nil where one is the terminal's own.
    ///
    /// Source: Web Content Accessibility Guidelines 2.1, "contrast ratio".
    package func contrast(with other: Color) -> Double? {
        guard let first = luminance, let second = other.luminance else { return nil }
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// Black or white, whichever is easier to read on this colour.
    package var readableText: Color {
        guard let luminance else { return .terminal }
        // Where both contrasts are equal: (1.05) / (L + 0.05) = (L + 0.05) / 0.05.
        return luminance > 0.179 ? .rgb(0, 0, 0) : .rgb(255, 255, 255)
    }
}

/// The transfer function of sRGB.
private enum Luminance {
    /// Linear light of each component value.
    static let linear: [Double] = (0..<256).map { value in
        let share = Double(value) / 255
        return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
    }

    /// `base ^ 2.4`, as `base^2 * (base^2)^(1/5)`; the fifth root by Newton's method, since nothing is imported.
    private static func power(_ base: Double) -> Double {
        let square = base * base
        var root = 1.0
        for _ in 0..<60 {
            root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
        }
        return square * root
    }
}
