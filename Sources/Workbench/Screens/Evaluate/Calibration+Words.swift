import Recognition
import TextCanvas

extension Calibration {
    /// The finding in one line.
    var verdict: String {
        let figures =
            "expected calibration error \(Format.percent(error)): mean confidence \(Format.percent(confidence)), "
            + "right \(Format.percent(accuracy))"
        if abs(confidence - accuracy) < 0.02 { return figures }
        return figures + (confidence > accuracy ? "; it is surer than it should be" : "; it could be surer")
    }
}

extension Calibration.Bin {
    /// The confidences in words.
    var name: String {
        let ends = [range.lowerBound, range.upperBound].map { Format.fixed($0 * 100, decimals: 0) }
        return "\(ends[0]) to \(ends[1]) %"
    }
}
