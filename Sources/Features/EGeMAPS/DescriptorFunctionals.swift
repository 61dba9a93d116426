import Glibc

/// The 88 numbers that sum up the descriptors of one sound.
///
/// Source: openSMILE 3.0, `cFunctionals` with the configuration eGeMAPSv02.
struct DescriptorFunctionals {
    /// `[88]`, in the official order.
    private(set) var values: [Double] = []

    /// 60 ms frames that count.
    private let frames: Int

    init(_ contours: DescriptorContours) {
        typealias Voice = DescriptorContours.Voice
        frames = contours.decidedFrames
        let pitch = contours.voice[Voice.pitch]
        let smoothPitch = ContourSmoothing.nonZeroMean(Array(pitch.prefix(frames)))
        let loudness = ContourSmoothing.mean(contours.spectral[0])
        values = Self.contourFunctionals(smoothPitch.filter { $0 != 0 })
        values += Self.contourFunctionals(loudness)
        for contour in contours.spectral[5...] {
            values += ContourStatistics(ContourSmoothing.mean(contour)).meanAndDeviation
        }
        for index in 1..<Voice.count {
            // Formants count in voiced frames only; their levels in all, with what stands for an undefined level.
            let isResonance = index >= Voice.formants && (index - Voice.formants) % 3 != 2
            let contour = contours.voice[index].prefix(frames)
            let chosen = isResonance ? zip(contour, pitch).map { $1 > 0 ? $0 : 0 } : Array(contour)
            values += ContourStatistics(ContourSmoothing.nonZeroMean(chosen).filter { $0 != 0 }).meanAndDeviation
        }
        let voiced = pitch.map { $0 > 0 }
        for contour in contours.spectral[1...] { values += statistics(of: contour, where: voiced).meanAndDeviation }
        let unvoiced = voiced.map { !$0 }
        for contour in contours.spectral[1...5] { values.append(statistics(of: contour, where: unvoiced).mean) }
        values.append(ContourPeaks(loudness).perSecond)
        values += VoicedSegments(smoothPitch).values
        values.append(10 * log10(max(1e-12, contours.meanSquare)))
    }

    /// Statistics of the spectrum in some of the frames. Unlike the contours of the voice, these are smoothed with the frame behind the
    /// last one that counts.
    private func statistics(of contour: [Double], where isChosen: [Bool]) -> ContourStatistics {
        let chosen = zip(contour, isChosen).map { $1 ? $0 : 0 }
        return ContourStatistics(ContourSmoothing.nonZeroMean(chosen).prefix(frames).filter { $0 != 0 })
    }

    /// Mean, deviation, percentiles and slopes.
    private static func contourFunctionals(_ contour: [Double]) -> [Double] {
        let statistics = ContourStatistics(contour)
        let percentiles = [0.2, 0.5, 0.8].map { statistics.percentile($0) }
        return statistics.meanAndDeviation + percentiles + [abs(percentiles[2] - percentiles[0])]
            + ContourPeaks(contour).slopes
    }
}
