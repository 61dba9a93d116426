import CKernels

/// Takes a share of the previous sample off each sample, which raises high frequencies.
struct PreEmphasis: Hashable, Sendable {
    let share: Double
    let precision: PreEmphasisPrecision

    /// `count` samples of the result from any place on, zeros beyond the sound's end.
    func apply(
        to samples: UnsafeBufferPointer<Float>, from start: Int, count: Int, into output: UnsafeMutablePointer<Double>
    ) {
        let present = max(0, min(count, samples.count - start))
        if present > 0, let source = samples.baseAddress.map({ $0 + start }) {
            // The very first sample has no predecessor.
            let previous = start > 0 ? source[-1] : 0
            switch precision {
            case .single:
                let share = Float(share)
                output[0] = Double(source[0] - share * previous)
                ck_pre_emphasis(source + 1, present - 1, share, output + 1)
            case .double:
                output[0] = Double(source[0]) - share * Double(previous)
                for index in 1..<max(1, present) {
                    output[index] = Double(source[index]) - share * Double(source[index - 1])
                }
            }
        }
        (output + present).update(repeating: 0, count: count - present)
    }
}

/// The arithmetic of a pre-emphasis: what comes after it is always in double.
package enum PreEmphasisPrecision: String, CaseIterable, Codable, Hashable, Sendable {
    /// As python_speech_features treats float32 samples, which is what `librosa.load` gives.
    case single
    /// As it treats int16 and float64 samples.
    case double
}
