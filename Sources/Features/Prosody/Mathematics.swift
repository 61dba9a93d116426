internal import Glibc

// One importer of the C library's mathematics for the analyses of this folder.
func cosine(_ angle: Double) -> Double { cos(angle) }
func binaryLogarithm(_ value: Double) -> Double { log2(value) }
func decibels(_ ratio: Double) -> Double { 10 * log10(ratio) }
