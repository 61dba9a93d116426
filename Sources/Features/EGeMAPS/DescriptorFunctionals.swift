#if canImport(Glibc)
    internal import Glibc
#endif

/// The 88 numbers that sum up the descriptors of one sound.
///
/// Source: openSMILE 3.0, `cFunctionals` with the configuration eGeMAPSv02.
struct DescriptorFunctionals {
    /// `[88]`, in the official order.
    let values: [Double]

    init(_ contours: DescriptorContours) {
        typealias Voice = DescriptorContours.Voice
        let frames = contours.decidedFrames
        let pitch = Array(contours.voice[Voice.pitch][..<frames])
        let smoothPitch = ContourSmoothing.nonZeroMean(pitch)
        let loudness = ContourSmoothing.mean(contours.spectral[0])
        var values: [Double] = []
        values += Self.contourFunctionals(smoothPitch.filter { $0 != 0 })
        values += Self.contourFunctionals(loudness)
        for contour in contours.spectral[5...] {
            values += ContourStatistics(ContourSmoothing.mean(contour)).meanAndDeviation
        }
        for index in 1..<Voice.count {
            var contour = Array(contours.voice[index][..<frames])
            // Formants count in voiced frames only; their levels in all, with what stands for an undefined level.
            if index >= Voice.formants, (index - Voice.formants) % 3 != 2 {
                contour = zip(contour, pitch).map { $1 > 0 ? $0 : 0 }
            }
            values += Self.nonZero(contour).meanAndDeviation
        }
        for contour in contours.spectral[1...] {
            values += Self.nonZero(zip(contour, pitch).map { $1 > 0 ? $0 : 0 }).meanAndDeviation
        }
        for contour in contours.spectral[1...5] {
            values.append(Self.nonZero(zip(contour, pitch).map { $1 > 0 ? 0 : $0 }).mean)
        }
        values.append(ContourPeaks(loudness).perSecond)
        values += VoicedSegments(smoothPitch).values
        values.append(10 * log10(max(1e-12, contours.meanSquare)))
        self.values = values
    }

    /// Statistics of the smoothed values that aren't 0.
    private static func nonZero(_ contour: [Double]) -> ContourStatistics {
        ContourStatistics(ContourSmoothing.nonZeroMean(contour).filter { $0 != 0 })
    }

    /// Mean, deviation, percentiles and slopes.
    private static func contourFunctionals(_ contour: [Double]) -> [Double] {
        let statistics = ContourStatistics(contour)
        let percentiles = [0.2, 0.5, 0.8].map { statistics.percentile($0) }
        return statistics.meanAndDeviation + percentiles + [abs(percentiles[2] - percentiles[0])]
            + ContourPeaks(contour).slopes
    }
}
