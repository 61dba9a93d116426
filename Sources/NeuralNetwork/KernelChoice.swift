/// Which implementation of the layers runs: the plan's choice of fast kernels, or plain Swift loops.
package enum KernelChoice: String, CaseIterable, Codable, Hashable, Sendable {
    /// The fastest that this processor and the layer's shape allow.
    case auto
    /// Plain loops throughout, for doubt and for debugging.
    case reference
}
