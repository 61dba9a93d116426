/// What in a recording moved a network towards a class, over time and bands.
///
/// Frames lie on the time of the recording as it lies in the file; what the network did not hear, because it was masked or
/// cut off, is not a number in ``heard`` and 0 in ``moved``.
package struct Attribution: Hashable, Sendable {
    /// The class.
    package let label: String
    /// What the network heard: bands or coefficients as they are computed, before scaling.
    package let heard: FeaturePlane
    /// By how much each of them raised the logit of the class above the mean of all, mean over the looks at that moment.
    package let moved: FeaturePlane
    /// What the numbers that stand beside the bands, such as F0, moved in all.
    package let beside: Double

    /// What moved a network.
    ///
    /// - Precondition: both planes have the same frames and bands.
    package init(label: String, heard: FeaturePlane, moved: FeaturePlane, beside: Double) {
        precondition(
            heard.frames == moved.frames && heard.bandCount == moved.bandCount, "Attribution: planes of two sizes")
        self.label = label
        self.heard = heard
        self.moved = moved
        self.beside = beside
    }

    /// What each frame moved, all bands together `[frames]`.
    package var byFrame: [Double] {
        (0..<moved.frames).map { frame in
            (0..<moved.bandCount).reduce(0.0) { $0 + Double(moved[frame, $1]) }
        }
    }

    /// What each band moved, all frames together `[bands]`.
    package var byBand: [Double] {
        (0..<moved.bandCount).map { band in
            (0..<moved.frames).reduce(0.0) { $0 + Double(moved[$1, band]) }
        }
    }
}
