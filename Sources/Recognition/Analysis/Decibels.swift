import Glibc

/// Powers and magnitudes as levels.
enum Decibels {
    /// The level of a power, at least `floor`.
    static func ofPower(_ power: Double, floor: Double) -> Double {
        power > 0 ? max(floor, 10 * log10(power)) : floor
    }

    /// The level of a magnitude, at least `floor`.
    static func ofMagnitude(_ magnitude: Double, floor: Double) -> Double {
        ofPower(magnitude * magnitude, floor: floor)
    }
}
