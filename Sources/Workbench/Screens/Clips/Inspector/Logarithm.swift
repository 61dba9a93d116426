import Glibc

/// Logarithms for read-outs and axes.
enum Logarithm {
    /// The logarithm to base 10.
    static func base10(_ value: Double) -> Double { log10(value) }

    /// A base to the power of an exponent.
    static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
