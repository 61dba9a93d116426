package import Audio
package import Corpora
package import Features
import Synchronization
package import Training

/// Computes what the clips of each class have in common.
///
/// Clips are read on all threads and added up in the order of the corpus, so that the result is the same for any number.
package struct ClassSummarizer: Sendable {
    /// What is computed.
    package struct Options: Hashable, Sendable {
        /// The rate that every clip is brought to, Hz, so that all have the same bins.
        package var sampleRate: Int
        /// What counts as quiet and is left out.
        package var mask: EnvelopeMask.Options
        /// Frames, filters and coefficients.
        package var mfcc: MFCC.Options
        /// Samples in each transform of the mean spectrum.
        package var fftSize: Int
        /// Frames that every clip is stretched to.
        package var frames: Int
        /// The least level shown, dB.
        package var floor: Double

        /// The notebook's cleaning and frames of 25 ms every 10 ms.
        package init(
            sampleRate: Int = 16000, mask: EnvelopeMask.Options = EnvelopeMask.Options(threshold: 0.0002),
            mfcc: MFCC.Options = MFCC.Options(fftSize: nil), fftSize: Int = 2048, frames: Int = 128,
            floor: Double = -120
        ) {
            self.sampleRate = sampleRate
            self.mask = mask
            self.mfcc = mfcc
            self.fftSize = fftSize
            self.frames = frames
            self.floor = floor
        }
    }

    /// What is computed.
    package let options: Options
    private let plans: ClipParts.Plans

    /// Plans for all clips.
    ///
    /// - Throws: `FeatureError` where an option can't be met at the common rate.
    package init(_ options: Options = Options()) throws(FeatureError) {
        precondition(options.frames >= 1 && options.sampleRate >= 1, "ClassSummarizer: no frames or no rate")
        self.options = options
        plans = try ClipParts.Plans(options)
    }

    /// Summaries of all classes of a scheme, in its order; a class without a clip that can be read has an empty one.
    ///
    /// - Parameters:
    ///   - store: where the summaries are kept for the next opening of a corpus with the same clips.
    ///   - progress: clips done and clips in all, at most ten times a second.
    /// - Throws: `AnalysisError.stopped`.
    package func summarise(
        _ corpus: Corpus, _ scheme: LabelScheme, threads: Int, stop: StopFlag, store: FeatureStore = .none,
        progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) throws(AnalysisError) -> [ClassSummary] {
        let key = StoreKey(
            "classes", version: Self.version, digest: corpus.digest, options: "\(scheme.rawValue) \(options)")
        let summaries = try store.value(for: key) { () throws(AnalysisError) in
            StoredSummaries(try compute(corpus, scheme, threads: threads, stop: stop, progress: progress))
        }
        return summaries.classes.map { $0.withExample(from: corpus) }
    }

    /// Grows whenever the numbers change.
    private static let version = 2

    /// Summaries without the samples of their examples.
    private func compute(
        _ corpus: Corpus, _ scheme: LabelScheme, threads: Int, stop: StopFlag, progress: @Sendable (Int, Int) -> Void
    ) throws(AnalysisError) -> [ClassSummary] {
        var sums = scheme.classes.map { _ in ClassSum() }
        let total = corpus.clips.count
        for first in stride(from: 0, to: total, by: Self.clipsAtOnce) {
            let clips = Array(corpus.clips[first..<min(total, first + Self.clipsAtOnce)])
            let parts = Mutex([ClipParts?](repeating: nil, count: clips.count))
            let isComplete = ParallelWork.run(
                count: clips.count, threads: threads, stop: stop, progress: { progress(first + $0, total) },
                body: { index in
                    let part = ClipParts(reading: corpus.path(of: clips[index]), plans)
                    parts.withLock { $0[index] = part }
                })
            guard isComplete else { throw .stopped }
            for (clip, part) in zip(clips, parts.withLock { $0 }) {
                guard let part else { continue }
                sums[scheme.classIndex(of: clip)].add(part, of: clip)
            }
            progress(first + clips.count, total)
        }
        let counts = corpus.classCounts(scheme)
        return zip(sums, counts).map { sum, count in summary(of: sum, count) }
    }

    private func summary(of sum: ClassSum, _ count: ClassCount) -> ClassSummary {
        let hop = sum.clips == 0 ? 0 : sum.keptSeconds / Double(sum.clips * options.frames)
        let bank = plans.filterBank.bank
        func plane(_ values: [Double], _ bands: FeaturePlane.Bands, _ bandCount: Int, _ unit: String) -> FeaturePlane {
            FeaturePlane(
                frames: values.count / bandCount, bandCount: bandCount,
                values: values.map { Float($0 / Double(sum.clips)) }, bands: bands, start: hop / 2, hop: hop, unit: unit
            )
        }
        return ClassSummary(
            name: count.name, clips: count.clips, seconds: count.seconds, example: sum.example?.id,
            exampleSamples: [], exampleRate: sum.example?.sampleRate ?? options.sampleRate,
            spectrum: SpectrumCurve(
                decibels: sum.magnitudes.map {
                    Float(Decibels.ofMagnitude($0 / Double(sum.clips), floor: options.floor))
                },
                binWidth: Double(options.sampleRate) / Double(options.fftSize)),
            filterBank: plane(
                sum.filterBank, .frequencies(bank.centres.map { Float($0) }), bank.filterCount, "dB"),
            mfcc: plane(sum.mfcc, .coefficients, plans.mfcc.coefficientCount, ""))
    }

    /// Bounds the memory: only so many clips' parts wait to be added up.
    private static let clipsAtOnce = 64
}

/// The parts of a class's clips added up.
private struct ClassSum {
    private(set) var clips = 0
    private(set) var keptSeconds = 0.0
    private(set) var example: Clip?
    private(set) var magnitudes: [Double] = []
    private(set) var filterBank: [Double] = []
    private(set) var mfcc: [Double] = []

    mutating func add(_ part: ClipParts, of clip: Clip) {
        if clips == 0 {
            example = clip
            (magnitudes, filterBank, mfcc) = (part.magnitudes, part.filterBank, part.mfcc)
        } else {
            for index in magnitudes.indices { magnitudes[index] += part.magnitudes[index] }
            for index in filterBank.indices { filterBank[index] += part.filterBank[index] }
            for index in mfcc.indices { mfcc[index] += part.mfcc[index] }
        }
        clips += 1
        keptSeconds += part.keptSeconds
    }
}
