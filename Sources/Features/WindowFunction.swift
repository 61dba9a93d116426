/// The taper applied to each frame before its spectrum is taken.
package enum WindowFunction: String, CaseIterable, Codable, Hashable, Sendable {
    case rectangular, hann, hamming
}
