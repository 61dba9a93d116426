import Glibc

/// Numbers drawn from the standard normal distribution.
enum NormalVariate {
    /// The next number.
    ///
    /// Source: Box & Muller (1958), Ann. Math. Stat. 29(2).
    static func next(using generator: inout some RandomNumberGenerator) -> Double {
        let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &generator))).squareRoot()
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &generator))
    }
}
